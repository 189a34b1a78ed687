@NullMarked
package dev.eventcrm.sender.campaigns;

import org.jspecify.annotations.NullMarked;
