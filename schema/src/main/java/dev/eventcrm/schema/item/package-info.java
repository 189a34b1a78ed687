/**
 * What the table holds: keys, items, and how an item is written to and read from DynamoDB attributes.
 *
 * <p>Attribute names, key formats and the shape of the table stand here and nowhere else. Uses the SDK's
 * {@code AttributeValue} and table model, no client: nothing here does I/O. Knows neither documents nor HTTP.
 */
@NullMarked
package dev.eventcrm.schema.item;

import org.jspecify.annotations.NullMarked;
