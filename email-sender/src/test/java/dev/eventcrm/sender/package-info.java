@NullMarked
package dev.eventcrm.sender;

import org.jspecify.annotations.NullMarked;
