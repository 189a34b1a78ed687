package dev.eventcrm.schema.api;

import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a command changed, so that a query can wait until it shows all of it. As text, the value of the header {@link
 * Headers#CONSISTENCY_TOKEN}: {@code user:u1:4,event:e9:12}. Tokens of several commands are joined with a comma.
 *
 * @param documents the changed documents with the versions they must at least have, each named once
 */
public record ConsistencyToken(List<Expected> documents) {
    /** The most documents that a token may name when it comes from outside. */
    public static final int MAX_DOCUMENTS = 500;

    private static final Pattern ENTRY = Pattern.compile("([a-z]{1,20}):([A-Za-z0-9._~-]{1,210}):([0-9]{1,18})");

    /**
     * A document and the version at which it shows the change.
     *
     * @param index the index it stands in
     * @param id its id
     * @param version the lowest version that will do
     */
    public record Expected(SearchIndex index, String id, long version) {
        @Override
        public String toString() {
            return index.documentName() + ":" + id + ":" + version;
        }
    }

    /** Copies the documents. */
    public ConsistencyToken {
        documents = List.copyOf(documents);
    }

    /**
     * The token of a transaction that wrote these items.
     *
     * @param items the items in the state that was written
     */
    public static ConsistencyToken of(Collection<? extends ProjectedItem> items) {
        return highest(items.stream()
                .map(item -> new Expected(
                        indexOf(item), item.id(), item.itemVersion().version()))
                .toList());
    }

    /**
     * The token of that text.
     *
     * @param text {@code name:id:version}, more of them after commas; blanks around a comma do not count
     * @throws IllegalArgumentException when it is not that; the message is fit for the client
     */
    public static ConsistencyToken parse(String text) {
        List<Expected> documents = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("must look like user:u1:4,event:e9:12");
            }
            SearchIndex index = SearchIndex.ofDocumentName(matcher.group(1))
                    .orElseThrow(
                            () -> new IllegalArgumentException("names '" + matcher.group(1) + "', which is none of "
                                    + Arrays.stream(SearchIndex.values())
                                            .map(SearchIndex::documentName)
                                            .collect(Collectors.joining(", "))));
            documents.add(new Expected(index, matcher.group(2), Long.parseLong(matcher.group(3))));
            if (documents.size() > MAX_DOCUMENTS) {
                throw new IllegalArgumentException("must not name more than " + MAX_DOCUMENTS + " documents");
            }
        }
        return highest(documents);
    }

    /** The document's index, by the kind of item it is projected from. */
    private static SearchIndex indexOf(ProjectedItem item) {
        return switch (item) {
            case UserItem _ -> SearchIndex.USERS;
            case EventItem _ -> SearchIndex.EVENTS;
            case RegistrationItem _ -> SearchIndex.REGISTRATIONS;
            case CampaignItem _ -> SearchIndex.CAMPAIGNS;
            case EmailItem _ -> SearchIndex.EMAILS;
            case SuppressionItem _ -> SearchIndex.SUPPRESSIONS;
        };
    }

    private static ConsistencyToken highest(List<Expected> documents) {
        Map<String, Expected> byDocument = new LinkedHashMap<>();
        for (Expected document : documents) {
            byDocument.merge(
                    document.index() + ":" + document.id(),
                    document,
                    (one, other) -> one.version() >= other.version() ? one : other);
        }
        return new ConsistencyToken(List.copyOf(byDocument.values()));
    }

    @Override
    public String toString() {
        return documents.stream().map(Expected::toString).collect(Collectors.joining(","));
    }
}
