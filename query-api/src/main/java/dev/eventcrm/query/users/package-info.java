/**
 * People: searching, exporting and fetching them.
 *
 * <p>{@link dev.eventcrm.query.users.UserFields} is the place for a new filterable field. May use {@code search}, {@code
 * consistency}, {@code export} and {@code web}; no other feature.
 */
@NullMarked
package dev.eventcrm.query.users;

import org.jspecify.annotations.NullMarked;
