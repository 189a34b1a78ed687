@NullMarked
package dev.eventcrm.sender.outbox;

import org.jspecify.annotations.NullMarked;
