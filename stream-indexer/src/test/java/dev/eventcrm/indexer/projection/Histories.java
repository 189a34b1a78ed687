package dev.eventcrm.indexer.projection;

import static dev.eventcrm.test.CampaignItemBuilder.aCampaign;
import static dev.eventcrm.test.EmailItemBuilder.anEmail;
import static dev.eventcrm.test.EventItemBuilder.anEvent;
import static dev.eventcrm.test.RegistrationItemBuilder.aRegistration;
import static dev.eventcrm.test.UserItemBuilder.aUser;

import dev.eventcrm.schema.document.SearchDocument;
import dev.eventcrm.schema.item.EmailOutcome;
import dev.eventcrm.schema.item.Engagement;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Random histories of random items, and random ways in which a stream may deliver them. */
public final class Histories {
    private static final Projection PROJECTION = new Projection(TestAddresses.HASHES);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<RegistrationStatus> STATUSES = List.of(
            RegistrationStatus.REGISTERED,
            RegistrationStatus.CHECKED_IN,
            RegistrationStatus.WAITLISTED,
            RegistrationStatus.CANCELLED);

    private Histories() {}

    /** What may happen to an item in one write. */
    enum Step {
        CHANGE,
        DELETE,
        PURGE
    }

    /**
     * What happened, and how the stream tells it.
     *
     * @param changes what happened, in order, of several items
     * @param delivery the same in batches: some of them twice, in any order, from some point again
     */
    public record History(List<Change> changes, List<List<Change>> delivery) {
        /** The document of the last change of each item, by name. */
        public Map<String, SearchDocument> lastDocuments() {
            Map<String, SearchDocument> last = new HashMap<>();
            for (Change change : changes) {
                SearchDocument document = ((Projected.Document) PROJECTION.of(change)).document();
                last.put(nameOf(document), document);
            }
            return last;
        }
    }

    /** What tells a document from all others. */
    public static String nameOf(SearchDocument document) {
        return document.index() + " " + document.id();
    }

    /** Histories of one to six items with ids of their own. */
    public static Arbitrary<History> histories() {
        Arbitrary<List<List<Step>>> items = Arbitraries.of(Step.class)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
        return Combinators.combine(items, Arbitraries.longs()).as((steps, seed) -> history(steps, new Random(seed)));
    }

    private static History history(List<List<Step>> items, Random random) {
        List<Change> changes = new ArrayList<>();
        for (int kind = 0; kind < items.size(); kind++) {
            changes.addAll(changesOf(kind % 5, items.get(kind)));
        }
        List<Change> told = new ArrayList<>(changes);
        Collections.shuffle(told, random);
        told.addAll(told.subList(random.nextInt(told.size()), told.size()));
        changes.stream().filter(_ -> random.nextBoolean()).forEach(told::add);
        List<List<Change>> delivery = new ArrayList<>();
        for (int from = 0; from < told.size(); ) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(5));
            delivery.add(List.copyOf(told.subList(from, to)));
            from = to;
        }
        return new History(changes, delivery);
    }

    private static List<Change> changesOf(int kind, List<Step> steps) {
        String id = UUID.randomUUID().toString();
        List<Change> changes = new ArrayList<>();
        ProjectedItem item = item(kind, id, 1, null);
        changes.add(change(null, item, 1));
        for (Step step : steps) {
            long version = item.itemVersion().version() + 1;
            Instant deletedAt = item.itemVersion().deletedAt();
            switch (step) {
                case CHANGE -> {
                    ProjectedItem next = item(kind, id, version, deletedAt);
                    changes.add(change(item, next, version));
                    item = next;
                }
                case DELETE -> {
                    ProjectedItem next = item(kind, id, version, deletedAt == null ? at(version) : deletedAt);
                    changes.add(change(item, next, version));
                    item = next;
                }
                case PURGE -> {
                    changes.add(change(item, null, version));
                    return changes;
                }
            }
        }
        return changes;
    }

    private static Change change(@Nullable ProjectedItem before, @Nullable ProjectedItem after, long version) {
        ProjectedItem either = after == null ? before : after;
        if (either == null) {
            throw new IllegalArgumentException("nothing changed");
        }
        return new Change(
                either.key().toAttributes(),
                before == null ? null : before.toAttributes(),
                after == null ? null : after.toAttributes(),
                at(version));
    }

    private static ProjectedItem item(int kind, String id, long version, @Nullable Instant deletedAt) {
        RegistrationStatus status = STATUSES.get((int) (version % STATUSES.size()));
        return switch (kind) {
            case 0 -> {
                var user = aUser().withId(id)
                        .atVersion(version)
                        .withCity("City " + version)
                        .hosting("e" + version);
                if (status != RegistrationStatus.CANCELLED) {
                    user.attending("e1", status);
                }
                yield (deletedAt == null ? user : user.deletedAt(deletedAt)).build();
            }
            case 1 -> {
                var event = anEvent().withId(id).atVersion(version).counting((int) version, 0, 0);
                yield (deletedAt == null ? event : event.deletedAt(deletedAt)).build();
            }
            case 2 -> {
                var campaign = aCampaign().withId(id).atVersion(version).planned((int) version, 0, null);
                yield (deletedAt == null ? campaign : campaign.deletedAt(deletedAt)).build();
            }
            case 3 -> {
                var email = anEmail()
                        .of(id)
                        .atVersion(version)
                        .sentAt(at(version))
                        .having(EmailOutcome.DELIVERED, at(version))
                        .touched(new Engagement(Engagement.Kind.CLICK, at(version), "link"));
                yield (deletedAt == null ? email : email.deletedAt(deletedAt)).build();
            }
            default -> {
                var registration =
                        aRegistration().forEvent(id).atVersion(version).withStatus(status);
                yield (deletedAt == null ? registration : registration.deletedAt(deletedAt)).build();
            }
        };
    }

    private static Instant at(long version) {
        return BEGIN.plusSeconds(version);
    }
}
