/** The endpoint as the AWS SDK, a subscriber and a browser see it. */
@NullMarked
package dev.eventcrm.engine.ses;

import org.jspecify.annotations.NullMarked;
