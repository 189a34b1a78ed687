package dev.eventcrm.system;

import dev.eventcrm.schema.api.EventView;
import dev.eventcrm.schema.api.RegistrationView;
import dev.eventcrm.schema.api.UserView;
import dev.eventcrm.schema.document.CampaignDocument;
import dev.eventcrm.schema.document.EmailDocument;
import dev.eventcrm.schema.document.EventDocument;
import dev.eventcrm.schema.document.RegistrationDocument;
import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.document.SearchIndex;
import dev.eventcrm.schema.document.SuppressionDocument;
import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.schema.item.CampaignItem;
import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.EmailItem;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.SuppressionItem;
import dev.eventcrm.schema.item.UserItem;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the read model with the table, document by document: version, every field that an answer shows, participation. */
final class ReadModel {
    private static final int PAGE = 5000;

    private final DynamoDbClient table;
    private final Api openSearch;

    ReadModel(DynamoDbClient table, URI openSearch) {
        this.table = table;
        this.openSearch = Api.at(openSearch);
    }

    /** Every projected item of the table, tombstones included. */
    List<ProjectedItem> items() {
        return table.scanPaginator(scan -> scan.tableName(CrmTable.NAME).consistentRead(true)).items().stream()
                .map(ProjectedItem::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What differs, a line each; empty when the read model equals the table. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (SearchIndex index : SearchIndex.values()) {
            openSearch.post("/" + index.physicalName() + "/_refresh", "{}");
            Map<String, SearchDocument> documents = documents(index);
            Set<String> seen = new HashSet<>();
            for (ProjectedItem item : items()) {
                if (indexOf(item) == index) {
                    seen.add(item.id());
                    difference(item, documents.get(item.id())).ifPresent(differences::add);
                }
            }
            documents.keySet().stream()
                    .filter(Predicate.not(seen::contains))
                    .forEach(id -> differences.add(index + " " + id + " stands in no item"));
        }
        return differences;
    }

    private static Optional<String> difference(ProjectedItem item, @Nullable SearchDocument document) {
        String name = indexOf(item) + " " + item.id() + " version "
                + item.itemVersion().version();
        if (document == null) {
            return Optional.of(name + " has no document");
        }
        if (document.version() != item.itemVersion().version()) {
            return Optional.of(name + " stands in the index at version " + document.version());
        }
        if (item.itemVersion().isDeleted()) {
            boolean same = Objects.equals(item.itemVersion().deletedAt(), document.deletedAt());
            return same ? Optional.empty() : Optional.of(name + " is no tombstone in the index");
        }
        return shows(item, document) ? Optional.empty() : Optional.of(name + " is shown as " + document);
    }

    private static boolean shows(ProjectedItem item, SearchDocument document) {
        return switch (item) {
            case UserItem user -> {
                UserDocument shown = (UserDocument) document;
                yield UserView.of(user).equals(UserView.of(shown))
                        && user.hosting().equals(set(shown.hosting()))
                        && attending(user, RegistrationStatus::holdsSeat).equals(set(shown.attending()))
                        && attending(user, RegistrationStatus.WAITLISTED::equals)
                                .equals(set(shown.waitlisted()))
                        && attending(user, RegistrationStatus.CHECKED_IN::equals)
                                .equals(set(shown.checkedIn()));
            }
            case EventItem event -> EventView.of(event).equals(EventView.of((EventDocument) document));
            case RegistrationItem registration ->
                RegistrationView.of(registration).equals(RegistrationView.of((RegistrationDocument) document));
            case CampaignItem campaign ->
                campaign.state().apiName().equals(((CampaignDocument) document).state())
                        && Objects.equals(campaign.endedAt(), ((CampaignDocument) document).endedAt())
                        && Objects.equals(campaign.planning().planned(), ((CampaignDocument) document).planned());
            case EmailItem email -> {
                EmailDocument shown = (EmailDocument) document;
                yield email.sending().status().apiName().equals(shown.status())
                        && Objects.equals(email.sending().messageId(), shown.messageId())
                        && email.userId().equals(shown.userId());
            }
            case SuppressionItem entry -> {
                SuppressionDocument shown = (SuppressionDocument) document;
                Suppression suppression = Objects.requireNonNull(entry.suppression());
                yield suppression.cause().apiName().equals(shown.cause())
                        && suppression.at().equals(shown.suppressedAt())
                        && Objects.equals(suppression.emailId(), shown.emailId());
            }
        };
    }

    private static Set<String> attending(UserItem user, Predicate<RegistrationStatus> status) {
        return user.attending().entrySet().stream()
                .filter(entry -> status.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> set(@Nullable List<String> list) {
        return list == null ? Set.of() : new TreeSet<>(list);
    }

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

    /** Every document of an index by its id, tombstones included. */
    Map<String, SearchDocument> documents(SearchIndex index) {
        Map<String, SearchDocument> documents = new HashMap<>();
        Object[] after = null;
        while (true) {
            Map<String, Object> search = new HashMap<>(Map.of("size", PAGE, "sort", List.of("id")));
            if (after != null) {
                search.put("search_after", after);
            }
            Answer answer = openSearch.post("/" + index.physicalName() + "/_search", search);
            JsonNode hits = answer.json().at("/hits/hits");
            for (JsonNode hit : hits) {
                SearchDocument document = JsonMapper.shared().treeToValue(hit.get("_source"), documentClass(index));
                documents.put(hit.get("_id").asString(), document);
                after = new Object[] {Objects.requireNonNull(document).id()};
            }
            if (hits.size() < PAGE) {
                return documents;
            }
        }
    }

    private static Class<? extends SearchDocument> documentClass(SearchIndex index) {
        return switch (index) {
            case USERS -> UserDocument.class;
            case EVENTS -> EventDocument.class;
            case REGISTRATIONS -> RegistrationDocument.class;
            case CAMPAIGNS -> CampaignDocument.class;
            case EMAILS -> EmailDocument.class;
            case SUPPRESSIONS -> SuppressionDocument.class;
        };
    }
}
