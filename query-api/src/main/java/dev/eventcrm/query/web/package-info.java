/**
 * What every request of this API has in common: reading query strings and bodies with all their errors at once, and answering
 * errors as problem details, whoever finds them.
 *
 * <p>Knows no feature and no OpenSearch. May use {@code schema.api} only.
 */
@NullMarked
package dev.eventcrm.query.web;

import org.jspecify.annotations.NullMarked;
