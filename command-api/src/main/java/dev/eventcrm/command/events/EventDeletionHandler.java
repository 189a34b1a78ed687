package dev.eventcrm.command.events;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.KeyedLocks;
import dev.eventcrm.command.store.LoadedItems;
import dev.eventcrm.command.store.TransactionWrites;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.Write;
import dev.eventcrm.http.command.CommandRequest;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.EmptyBody;
import dev.eventcrm.http.command.Problems;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.schema.api.ConsistencyToken;
import dev.eventcrm.schema.item.EventItem;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.RegistrationItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Deletes events. The first transaction makes the tombstone, from which on it takes no registrations; the rest releases the
 * registrations, some at a time, and goes on where it was interrupted when the deletion is sent again.
 */
@Component
final class EventDeletionHandler {
    /** How many registrations one transaction releases: two items each. */
    private static final int BATCH = 20;

    private final CommandFlow flow;
    private final Transactions transactions;
    private final ItemStore items;
    private final KeyedLocks locks;
    private final Clock clock;

    EventDeletionHandler(CommandFlow flow, Transactions transactions, ItemStore items, KeyedLocks locks, Clock clock) {
        this.flow = flow;
        this.transactions = transactions;
        this.items = items;
        this.locks = locks;
        this.clock = clock;
    }

    private sealed interface Step {
        record Refused(Problem problem) implements Step {}

        record Tombstoned(List<ProjectedItem> written) implements Step {}
    }

    CommandResponse delete(String id, CommandRequest<EmptyBody> request) {
        return flow.command("deleteEvent").answer(() -> switch (locks.in(
                id, () -> transactions.run(_ -> tombstone(id, request)))) {
            case Step.Refused(Problem problem) -> CommandResponse.problem(problem);
            case Step.Tombstoned(List<ProjectedItem> tombstones) -> {
                List<ProjectedItem> written = new ArrayList<>(tombstones);
                written.addAll(release(id));
                yield written.isEmpty()
                        ? CommandResponse.problem(Problem.notFound("event", id))
                        : CommandResponse.noContent(ConsistencyToken.of(written));
            }
        });
    }

    private Decision<Step> tombstone(String id, CommandRequest<EmptyBody> request) {
        EventItem event = items.read(ItemKey.event(id)).event(id);
        List<String> people =
                event == null || event.details() == null ? List.of() : List.copyOf(EventPeople.named(event.details()));
        LoadedItems found = items.read(people.stream().map(ItemKey::user).toList());
        var state = new EventDeletion.State(event, found.users(people));
        return switch (EventDeletion.decide(state, request.precondition(), clock.instant())) {
            case EventDeletion.Outcome.Deleted(String slug, List<ProjectedItem> written) ->
                new Decision<>(
                        TransactionWrites.saving(written).and(new Write.Release(ItemKey.slugGuard(slug), id)),
                        new Step.Tombstoned(written));
            case EventDeletion.Outcome.DeletedBefore() -> Decision.of(new Step.Tombstoned(List.of()));
            case EventDeletion.Outcome.Unknown() -> Decision.of(new Step.Refused(Problem.notFound("event", id)));
            case EventDeletion.Outcome.Stale(long version) -> Decision.of(new Step.Refused(Problems.stale(version)));
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

    private Decision<List<ProjectedItem>> release(String eventId, List<String> people) {
        LoadedItems found = items.read(people.stream()
                .flatMap(person -> Stream.of(ItemKey.user(person), ItemKey.registration(eventId, person)))
                .toList());
        List<RegistrationItem> registrations = people.stream()
                .flatMap(person -> Stream.ofNullable(found.registration(eventId, person)))
                .toList();
        List<ProjectedItem> written = EventDeletion.release(registrations, found.users(people), clock.instant());
        return new Decision<>(TransactionWrites.saving(written), written);
    }
}
