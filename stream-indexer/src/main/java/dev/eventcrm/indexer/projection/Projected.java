package dev.eventcrm.indexer.projection;

import dev.eventcrm.schema.document.SearchDocument;

/** What a change means for the read model. */
public sealed interface Projected {
    /** The change it comes from. */
    Change source();

    /**
     * A document to write.
     *
     * @param document the document
     * @param source the change it comes from
     */
    record Document(SearchDocument document, Change source) implements Projected {}

    /**
     * Nothing: the item is of no projected kind.
     *
     * @param source the change
     */
    record NotProjected(Change source) implements Projected {}

    /**
     * That nobody knows: the record cannot be read as what it says it is.
     *
     * @param source the change
     * @param reason what is wrong with it
     */
    record Unreadable(Change source, String reason) implements Projected {}
}
