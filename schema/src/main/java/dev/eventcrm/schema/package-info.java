/** The contract that services share: see the subpackages. Uses nothing. */
@NullMarked
package dev.eventcrm.schema;

import org.jspecify.annotations.NullMarked;
