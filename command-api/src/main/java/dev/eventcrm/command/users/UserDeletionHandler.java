package dev.eventcrm.command.users;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.registrations.Participant;
import dev.eventcrm.command.registrations.WaitingList;
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
import dev.eventcrm.schema.item.UserItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deletes people. The first transaction takes all personal data away; one more for each event releases the seat and the
 * roles, and strikes the event off the tombstone's list. A deletion that is sent again goes on with what the list holds.
 */
@Component
final class UserDeletionHandler {
    private final CommandFlow flow;
    private final Transactions transactions;
    private final ItemStore items;
    private final KeyedLocks locks;
    private final WaitingList waitingList;
    private final Clock clock;

    UserDeletionHandler(
            CommandFlow flow,
            Transactions transactions,
            ItemStore items,
            KeyedLocks locks,
            WaitingList waitingList,
            Clock clock) {
        this.flow = flow;
        this.transactions = transactions;
        this.items = items;
        this.locks = locks;
        this.waitingList = waitingList;
        this.clock = clock;
    }

    private sealed interface Step {
        record Refused(Problem problem) implements Step {}

        record Tombstoned(UserItem tombstone) implements Step {}
    }

    CommandResponse delete(String id, CommandRequest<EmptyBody> request) {
        return flow.command("deleteUser").answer(() -> switch (transactions.run(_ -> tombstone(id, request))) {
            case Step.Refused(Problem problem) -> CommandResponse.problem(problem);
            case Step.Tombstoned(UserItem tombstone) -> {
                List<ProjectedItem> written = new ArrayList<>(List.of(tombstone));
                for (String eventId : UserDeletion.openWork(tombstone)) {
                    written.addAll(locks.in(eventId, () -> transactions.run(_ -> releaseSeats(id, eventId))));
                }
                yield CommandResponse.noContent(ConsistencyToken.of(written));
            }
        });
    }

    private Decision<Step> tombstone(String id, CommandRequest<EmptyBody> request) {
        UserItem user = items.read(ItemKey.user(id)).user(id);
        return switch (UserDeletion.decide(user, request.precondition(), clock.instant())) {
            case UserDeletion.Outcome.Deleted(UserItem tombstone, String freedEmail) ->
                new Decision<>(
                        TransactionWrites.saving(tombstone)
                                .and(new Write.Release(ItemKey.addressGuard(freedEmail), id)),
                        new Step.Tombstoned(tombstone));
            case UserDeletion.Outcome.DeletedBefore(UserItem tombstone) -> Decision.of(new Step.Tombstoned(tombstone));
            case UserDeletion.Outcome.Unknown() -> Decision.of(new Step.Refused(Problem.notFound("person", id)));
            case UserDeletion.Outcome.Stale(long version) -> Decision.of(new Step.Refused(Problems.stale(version)));
        };
    }

    private Decision<List<ProjectedItem>> releaseSeats(String userId, String eventId) {
        LoadedItems found =
                items.read(ItemKey.event(eventId), ItemKey.user(userId), ItemKey.registration(eventId, userId));
        UserItem user = found.user(userId);
        if (user == null) {
            return Decision.of(List.of());
        }
        EventItem event = found.event(eventId);
        RegistrationItem registration = found.registration(eventId, userId);
        var state =
                new UserDeletion.Leaving(event, user, registration, owner(event, userId), next(event, registration));
        List<ProjectedItem> written = UserDeletion.releaseSeats(eventId, state, clock.instant());
        return new Decision<>(TransactionWrites.saving(written), written);
    }

    private @Nullable UserItem owner(@Nullable EventItem event, String userId) {
        String owner = event == null || event.details() == null
                ? null
                : event.details().owner();
        return owner == null || owner.equals(userId)
                ? null
                : items.read(ItemKey.user(owner)).user(owner);
    }

    private @Nullable Participant next(@Nullable EventItem event, @Nullable RegistrationItem registration) {
        if (event == null
                || event.waitlistedCount() == 0
                || registration == null
                || !registration.status().holdsSeat()) {
            return null;
        }
        return waitingList.next(event.id(), 1).stream().findFirst().orElse(null);
    }
}
