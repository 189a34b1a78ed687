/**
 * Requests and answers, and the JDK's HTTP server behind them.
 *
 * <p>Uses the JDK and Jackson; knows nothing of mails.
 */
@NullMarked
package dev.eventcrm.engine.ses.http;

import org.jspecify.annotations.NullMarked;
