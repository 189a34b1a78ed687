package dev.eventcrm.query;

import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.EmailId;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import dev.eventcrm.test.OpenSearchNode;
import dev.eventcrm.test.TestAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The read model as the stream indexer makes it, filled by tests with whatever they need to find there. */
public final class ReadModel {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Map<String, Object> WITHOUT_TOMBSTONES =
            Map.of("bool", Map.of("must_not", Map.of("exists", Map.of("field", SearchIndex.DELETED_AT))));
    private static final ReadModel SHARED =
            new ReadModel(OpenSearchNode.shared().url());

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    /** The read model in that node. */
    public ReadModel(URI url) {
        this.url = url;
    }

    /** The one of this JVM. */
    public static ReadModel shared() {
        return SHARED;
    }

    /** Makes all indexes and aliases anew, empty. */
    public void reset() {
        reset(SearchIndex.values());
    }

    /** Makes those indexes and their aliases anew, empty. */
    public void reset(SearchIndex... indexes) {
        for (SearchIndex index : indexes) {
            send("DELETE", "/" + index.physicalName() + "?ignore_unavailable=true", "");
            ObjectNode definition = (ObjectNode) MAPPER.readTree(index.definition());
            definition.putPOJO(
                    "aliases",
                    Map.of(index.alias(), Map.of("filter", WITHOUT_TOMBSTONES), index.unfilteredAlias(), Map.of()));
            send("PUT", "/" + index.physicalName(), MAPPER.writeValueAsString(definition));
        }
    }

    /** Writes documents and makes them searchable. */
    public void index(SearchDocument... documents) {
        index(Arrays.asList(documents));
    }

    /** Writes documents and makes them searchable. */
    public void index(List<? extends SearchDocument> documents) {
        write(documents, true);
    }

    /** Writes documents and leaves it to OpenSearch when they become searchable. */
    public void write(List<? extends SearchDocument> documents, boolean searchable) {
        if (documents.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (SearchDocument document : documents) {
            Map<String, Object> target = Map.of(
                    "_index", document.index().physicalName(),
                    "_id", document.id(),
                    "version", document.version(),
                    "version_type", "external");
            lines.append(MAPPER.writeValueAsString(Map.of("index", target))).append('\n');
            lines.append(MAPPER.writeValueAsString(document)).append('\n');
        }
        JsonNode answer = send("POST", "/_bulk?refresh=" + searchable, lines.toString());
        if (answer.get("errors").booleanValue()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    /** How often searches get to see what was written, such as {@code 200ms} or, for never, {@code -1}. */
    public void refreshEvery(SearchIndex index, String interval) {
        send(
                "PUT",
                "/" + index.physicalName() + "/_settings",
                MAPPER.writeValueAsString(Map.of("index", Map.of("refresh_interval", interval))));
    }

    /** Makes everything searchable. */
    public void refresh(SearchIndex index) {
        send("POST", "/" + index.physicalName() + "/_refresh", "");
    }

    /** Sends any request to OpenSearch itself. */
    public JsonNode send(String method, String path, String body) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(url.resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The document of an item, as the stream indexer projects it. */
    public static SearchDocument document(ProjectedItem item) {
        return switch (item) {
            case UserItem user -> user.profile() == null ? tombstone(user) : document(user, user.profile());
            case EventItem event -> event.details() == null ? tombstone(event) : document(event, event.details());
            case RegistrationItem registration -> document(registration);
            case CampaignItem _, EmailItem _, SuppressionItem _ ->
                throw new IllegalArgumentException("tests write the documents of " + item + " themselves");
        };
    }

    private static UserDocument document(UserItem item, UserProfile profile) {
        List<String> seats = ids(item, RegistrationStatus::holdsSeat);
        return new UserDocument(
                item.id(),
                item.itemVersion().version(),
                item.itemVersion().createdAt(),
                item.itemVersion().updatedAt(),
                null,
                profile.firstName(),
                profile.lastName(),
                profile.email(),
                profile.phoneNumber(),
                profile.avatar(),
                profile.gender(),
                profile.jobTitle(),
                profile.company(),
                profile.city(),
                profile.state(),
                item.hosting().size(),
                seats.size(),
                item.mailStatus().apiName(),
                TestAddresses.HASHES.all(profile.email()),
                item.hosting().stream().sorted().toList(),
                seats,
                ids(item, status -> status == RegistrationStatus.WAITLISTED),
                ids(item, status -> status == RegistrationStatus.CHECKED_IN));
    }

    private static List<String> ids(UserItem item, Predicate<RegistrationStatus> status) {
        return item.attending().entrySet().stream()
                .filter(entry -> status.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static UserDocument tombstone(UserItem item) {
        return MAPPER.convertValue(tombstoneFields(item), UserDocument.class);
    }

    private static EventDocument tombstone(EventItem item) {
        return MAPPER.convertValue(tombstoneFields(item), EventDocument.class);
    }

    private static Map<String, Object> tombstoneFields(ProjectedItem item) {
        return Map.of(
                "id", item.id(),
                "version", item.itemVersion().version(),
                "createdAt", item.itemVersion().createdAt(),
                "updatedAt", item.itemVersion().updatedAt(),
                "deletedAt", Objects.requireNonNull(item.itemVersion().deletedAt()));
    }

    private static EventDocument document(EventItem item, EventDetails details) {
        return new EventDocument(
                item.id(),
                item.itemVersion().version(),
                item.itemVersion().createdAt(),
                item.itemVersion().updatedAt(),
                null,
                details.slug(),
                details.title(),
                details.description(),
                details.startAt(),
                details.endAt(),
                details.timeZone().getId(),
                details.startDate(),
                details.endDate(),
                details.isWholeDay(),
                details.venue(),
                details.maxCapacity(),
                details.owner(),
                details.hosts(),
                details.status().apiName(),
                item.registeredCount(),
                item.waitlistedCount(),
                item.checkedInCount(),
                item.seatsLeft());
    }

    private static RegistrationDocument document(RegistrationItem item) {
        return new RegistrationDocument(
                item.id(),
                item.itemVersion().version(),
                item.itemVersion().createdAt(),
                item.itemVersion().updatedAt(),
                item.itemVersion().deletedAt(),
                item.eventId(),
                item.userId(),
                item.status().apiName(),
                item.registeredAt(),
                item.waitlistedAt(),
                item.checkedInAt(),
                item.cancelledAt(),
                item.utm().source(),
                item.utm().medium(),
                item.utm().campaign(),
                item.utm().term(),
                item.utm().content(),
                item.emailId(),
                item.emailId() == null
                        ? null
                        : EmailId.parse(item.emailId()).map(EmailId::campaignId).orElse(null));
    }

    /** Writes the documents of items and makes them searchable. */
    public void project(ProjectedItem... items) {
        index(Stream.of(items).map(ReadModel::document).toList());
    }
}
