@NullMarked
package dev.eventcrm.sender.rate;

import org.jspecify.annotations.NullMarked;
