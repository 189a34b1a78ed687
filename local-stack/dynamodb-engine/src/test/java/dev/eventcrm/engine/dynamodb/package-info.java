@NullMarked
package dev.eventcrm.engine.dynamodb;

import org.jspecify.annotations.NullMarked;
