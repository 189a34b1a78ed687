/** Tests of campaigns. */
@NullMarked
package dev.eventcrm.query.campaigns;

import org.jspecify.annotations.NullMarked;
