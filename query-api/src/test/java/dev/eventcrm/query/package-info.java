/** Tests of the whole service, and what all tests of it share. */
@NullMarked
package dev.eventcrm.query;

import org.jspecify.annotations.NullMarked;
