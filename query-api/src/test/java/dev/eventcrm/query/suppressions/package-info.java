/** Tests of the ledger of mails. */
@NullMarked
package dev.eventcrm.query.suppressions;

import org.jspecify.annotations.NullMarked;
