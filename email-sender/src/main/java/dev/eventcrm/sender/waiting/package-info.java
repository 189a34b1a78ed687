/** What this service waits for. How it waits is said once, in the module {@code waiting}; every other room may use both. */
@NullMarked
package dev.eventcrm.sender.waiting;

import org.jspecify.annotations.NullMarked;
