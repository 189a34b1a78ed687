/** Tests of the whole service over HTTP, and what tests of its rooms share. */
@NullMarked
package dev.eventcrm.command;

import org.jspecify.annotations.NullMarked;
