/**
 * Answers questions about people, events and registrations from the read model.
 *
 * <p>One package per feature, {@code users}, {@code events} and {@code registrations}, which know nothing of each other, over
 * packages that know no feature: {@code web} (what all requests and errors share), {@code search} (OpenSearch), {@code
 * consistency} (reading one's own writes) and {@code export} (streams of rows). Nothing here writes.
 */
@NullMarked
package dev.eventcrm.query;

import org.jspecify.annotations.NullMarked;
