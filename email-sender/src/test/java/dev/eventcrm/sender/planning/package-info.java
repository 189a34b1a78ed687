@NullMarked
package dev.eventcrm.sender.planning;

import org.jspecify.annotations.NullMarked;
