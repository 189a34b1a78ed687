package dev.eventcrm.query.search;

/**
 * A document as it is stored, searchable or not yet.
 *
 * @param document the document
 * @param version the version of the item it was projected from
 * @param <D> the kind of document
 */
public record Stored<D>(D document, long version) {}
