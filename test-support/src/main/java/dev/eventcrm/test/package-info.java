/**
 * What tests of all modules share: real engines in JVMs of their own, builders of items, a clock that tests move.
 *
 * <p>May use {@code schema}; no service's code.
 */
@NullMarked
package dev.eventcrm.test;

import org.jspecify.annotations.NullMarked;
