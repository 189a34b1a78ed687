/**
 * What the read model holds: the indexes with their mappings, and the documents as they stand in them.
 *
 * <p>A record component is a field of the document by the same name, and the JSON file beside this package maps it. Knows
 * neither items nor HTTP, and does no I/O.
 */
@NullMarked
package dev.eventcrm.schema.document;

import org.jspecify.annotations.NullMarked;
