/**
 * The faults that the endpoint simulates, and its send rate.
 *
 * <p>Uses {@code http} for JSON only. Randomness is seeded: the same seed and the same requests in the same order meet
 * the same faults.
 */
@NullMarked
package dev.eventcrm.engine.ses.faults;

import org.jspecify.annotations.NullMarked;
