/** Tests of finding people. */
@NullMarked
package dev.eventcrm.query.users;

import org.jspecify.annotations.NullMarked;
