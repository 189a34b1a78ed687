package dev.eventcrm.schema.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An index of the read model, named once. Readers search its {@link #alias()}, which hides tombstones; writers, and readers
 * that ask for a version, use {@link #unfilteredAlias()}.
 */
public enum SearchIndex {
    /** People, one {@link UserDocument} each. */
    USERS("users", "user", 4),
    /** Events, one {@link EventDocument} each. */
    EVENTS("events", "event", 2),
    /** Registrations, one {@link RegistrationDocument} each. */
    REGISTRATIONS("registrations", "registration", 2),
    /** Campaigns, one {@link CampaignDocument} each. */
    CAMPAIGNS("campaigns", "campaign", 3),
    /** The ledger of mails, one {@link EmailDocument} each. */
    EMAILS("emails", "email", 1),
    /** The suppression list, one {@link SuppressionDocument} for each address. */
    SUPPRESSIONS("suppressions", "suppression", 1);

    /** The field that a document has when, and only when, it is a tombstone. */
    public static final String DELETED_AT = "deletedAt";

    private final String alias;
    private final String documentName;
    private final int generation;

    SearchIndex(String alias, String documentName, int generation) {
        this.alias = alias;
        this.documentName = documentName;
        this.generation = generation;
    }

    /** The alias that searches use, such as {@code users}: tombstones are filtered out. */
    public String alias() {
        return alias;
    }

    /** The alias that sees tombstones too, such as {@code users-all}. */
    public String unfilteredAlias() {
        return alias + "-all";
    }

    /** The index behind the aliases that this code was written for, such as {@code users-v1}. */
    public String physicalName() {
        return alias + "-v" + generation;
    }

    /**
     * Whether that is the index behind the aliases that earlier code was written for.
     *
     * @param physicalName the name of any index
     */
    public boolean isOlderGeneration(String physicalName) {
        return IntStream.range(0, generation).anyMatch(earlier -> physicalName.equals(alias + "-v" + earlier));
    }

    /** What one of its documents is called in a consistency token, such as {@code user}. */
    public String documentName() {
        return documentName;
    }

    /**
     * The index whose documents are called that.
     *
     * @param documentName such as {@code user}
     */
    public static Optional<SearchIndex> ofDocumentName(String documentName) {
        return Arrays.stream(values())
                .filter(index -> index.documentName.equals(documentName))
                .findFirst();
    }

    /** Settings and strict mappings of the index: the body of the request that creates it, as JSON. */
    public String definition() {
        String file = alias + ".json";
        try (InputStream stream = SearchIndex.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
