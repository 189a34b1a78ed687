/** Tests of figures of mails. */
@NullMarked
package dev.eventcrm.query.analytics;

import org.jspecify.annotations.NullMarked;
