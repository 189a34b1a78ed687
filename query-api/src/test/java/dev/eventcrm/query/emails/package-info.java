/** Tests of the ledger of mails. */
@NullMarked
package dev.eventcrm.query.emails;

import org.jspecify.annotations.NullMarked;
