@NullMarked
package dev.eventcrm.sender.ses;

import org.jspecify.annotations.NullMarked;
