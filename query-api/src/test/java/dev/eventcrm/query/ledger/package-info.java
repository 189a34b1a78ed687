/** Tests of what is counted of mails. */
@NullMarked
package dev.eventcrm.query.ledger;

import org.jspecify.annotations.NullMarked;
