package dev.eventcrm.command.users;

import dev.eventcrm.command.flow.CommandFlow;
import dev.eventcrm.command.registrations.Participant;
import dev.eventcrm.command.registrations.WaitingList;
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
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.wire.ConsistencyToken;
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
    private final Lanes lanes;
    private final WaitingList waitingList;
    private final Clock clock;

    UserDeletionHandler(
            CommandFlow flow,
            Transactions transactions,
            ItemStore items,
            Lanes lanes,
            WaitingList waitingList,
            Clock clock) {
        this.flow = flow;
        this.transactions = transactions;
        this.items = items;
        this.lanes = lanes;
        this.waitingList = waitingList;
        this.clock = clock;
    }

    private sealed interface Step {
        record Refused(Answer answer) implements Step {}

        record Buried(UserItem tombstone) implements Step {}
    }

    Answer delete(String id, CommandRequest<NoBody> request) {
        return flow.answer("deleteUser", () -> switch (transactions.run(_ -> bury(id, request))) {
            case Step.Refused(Answer answer) -> answer;
            case Step.Buried(UserItem tombstone) -> {
                List<ProjectedItem> written = new ArrayList<>(List.of(tombstone));
                for (String eventId : UserDeletion.leftovers(tombstone)) {
                    written.addAll(lanes.in(eventId, () -> transactions.run(_ -> leave(id, eventId))));
                }
                yield Answer.noContent(ConsistencyToken.of(written));
            }
        });
    }

    private Attempt<Step> bury(String id, CommandRequest<NoBody> request) {
        UserItem user = items.read(ItemKey.user(id)).user(id);
        return switch (UserDeletion.decide(user, request.precondition(), clock.instant())) {
            case UserDeletion.Outcome.Deleted(UserItem tombstone, String freedEmail) ->
                new Attempt<>(
                        Commit.saving(tombstone).and(new Write.Release(ItemKey.addressGuard(freedEmail), id)),
                        new Step.Buried(tombstone));
            case UserDeletion.Outcome.DeletedBefore(UserItem tombstone) -> Attempt.of(new Step.Buried(tombstone));
            case UserDeletion.Outcome.Unknown() -> Attempt.of(new Step.Refused(Refusals.unknown("person", id)));
            case UserDeletion.Outcome.Stale(long version) -> Attempt.of(new Step.Refused(Refusals.stale(version)));
        };
    }

    private Attempt<List<ProjectedItem>> leave(String userId, String eventId) {
        Snapshot found =
                items.read(ItemKey.event(eventId), ItemKey.user(userId), ItemKey.registration(eventId, userId));
        UserItem user = found.user(userId);
        if (user == null) {
            return Attempt.of(List.of());
        }
        EventItem event = found.event(eventId);
        RegistrationItem registration = found.registration(eventId, userId);
        var state =
                new UserDeletion.Leaving(event, user, registration, owner(event, userId), next(event, registration));
        List<ProjectedItem> written = UserDeletion.leave(eventId, state, clock.instant());
        return new Attempt<>(Commit.saving(written), written);
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
