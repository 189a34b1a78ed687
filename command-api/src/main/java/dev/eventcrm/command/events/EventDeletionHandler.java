package dev.eventcrm.command.events;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.Attempt;
import dev.eventcrm.command.store.Commit;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.Lanes;
import dev.eventcrm.command.store.Snapshot;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.command.web.Answer;
import dev.eventcrm.command.web.CommandRequest;
import dev.eventcrm.command.web.NoBody;
import dev.eventcrm.command.web.Refusals;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import dev.eventcrm.schema.wire.ConsistencyToken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Deletes events. The first transaction makes the tombstone, from which on nobody can sign up; the rest releases the
 * registrations, some at a time, and goes on where it was interrupted when the deletion is sent again.
 */
@Component
final class EventDeletionHandler {
    /** How many registrations one transaction releases: two items each. */
    private static final int BATCH = 20;

    private final CommandFlow flow;
    private final Transactions transactions;
    private final ItemStore items;
    private final Lanes lanes;
    private final Clock clock;

    EventDeletionHandler(CommandFlow flow, Transactions transactions, ItemStore items, Lanes lanes, Clock clock) {
        this.flow = flow;
        this.transactions = transactions;
        this.items = items;
        this.lanes = lanes;
        this.clock = clock;
    }

    private sealed interface Step {
        record Refused(Answer answer) implements Step {}

        record Buried(List<ProjectedItem> written) implements Step {}
    }

    Answer delete(String id, CommandRequest<NoBody> request) {
        return flow.answer("deleteEvent", () -> switch (lanes.in(id, () -> transactions.run(_ -> bury(id, request)))) {
            case Step.Refused(Answer answer) -> answer;
            case Step.Buried(List<ProjectedItem> buried) -> {
                List<ProjectedItem> written = new ArrayList<>(buried);
                written.addAll(release(id));
                yield written.isEmpty()
                        ? Refusals.unknown("event", id)
                        : Answer.noContent(ConsistencyToken.of(written));
            }
        });
    }

    private Attempt<Step> bury(String id, CommandRequest<NoBody> request) {
        EventItem event = items.read(ItemKey.event(id)).event(id);
        List<String> people =
                event == null || event.details() == null ? List.of() : List.copyOf(People.named(event.details()));
        Snapshot found = items.read(people.stream().map(ItemKey::user).toList());
        var state = new EventDeletion.State(event, found.users(people));
        return switch (EventDeletion.decide(state, request.precondition(), clock.instant())) {
            case EventDeletion.Outcome.Deleted(String slug, List<ProjectedItem> written) ->
                new Attempt<>(
                        Commit.saving(written).and(new Write.Release(ItemKey.slugGuard(slug), id)),
                        new Step.Buried(written));
            case EventDeletion.Outcome.DeletedBefore() -> Attempt.of(new Step.Buried(List.of()));
            case EventDeletion.Outcome.Unknown() -> Attempt.of(new Step.Refused(Refusals.unknown("event", id)));
            case EventDeletion.Outcome.Stale(long version) -> Attempt.of(new Step.Refused(Refusals.stale(version)));
        };
    }

    private List<ProjectedItem> release(String eventId) {
        try (Stream<RegistrationItem> registrations = items.registrationsOf(eventId)) {
            return registrations
                    .map(RegistrationItem::userId)
                    .gather(Gatherers.windowFixed(BATCH))
                    .flatMap(people -> transactions.run(_ -> release(eventId, people)).stream())
                    .toList();
        }
    }

    private Attempt<List<ProjectedItem>> release(String eventId, List<String> people) {
        Snapshot found = items.read(people.stream()
                .flatMap(person -> Stream.of(ItemKey.user(person), ItemKey.registration(eventId, person)))
                .toList());
        List<RegistrationItem> registrations = people.stream()
                .flatMap(person -> Stream.ofNullable(found.registration(eventId, person)))
                .toList();
        List<ProjectedItem> written = EventDeletion.release(registrations, found.users(people), clock.instant());
        return new Attempt<>(Commit.saving(written), written);
    }
}
