@NullMarked
package dev.eventcrm.sender.store;

import org.jspecify.annotations.NullMarked;
