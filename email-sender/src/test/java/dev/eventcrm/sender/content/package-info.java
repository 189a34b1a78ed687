@NullMarked
package dev.eventcrm.sender.content;

import org.jspecify.annotations.NullMarked;
