/**
 * Believable people, events and registrations, and their way into a running Event CRM.
 *
 * <p>The generators are pure: the same seed gives the same data. Uses Datafaker, the progress bar, Jackson and the JDK's
 * HTTP client; knows Event CRM only by the HTTP interface of its gateway.
 */
@NullMarked
package dev.eventcrm.launcher.sample;

import org.jspecify.annotations.NullMarked;
