/**
 * What mails call back: followed links, looked-at pictures, the way off the list.
 *
 * <p>May use the infrastructure and {@code suppressions}, and no other feature.
 */
@NullMarked
package dev.eventcrm.command.tracking;

import org.jspecify.annotations.NullMarked;
