package dev.eventcrm.command.users;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.ItemKey;
import dev.eventcrm.schema.item.ItemVersion;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a person may be created. */
@Pure
final class UserCreation {
    private UserCreation() {}

    /**
     * What the decision rests on.
     *
     * @param holder who has the id already; may be a tombstone
     * @param addressOwner who has the e-mail address already
     * @param suppression why nobody may mail the address; null when everybody may
     */
    record State(
            @Nullable UserItem holder,
            @Nullable String addressOwner,
            @Nullable Suppression suppression) {}

    sealed interface Outcome {
        record Created(UserItem user) implements Outcome {}

        record IdTaken(boolean byTombstone) implements Outcome {}

        record AddressTaken() implements Outcome {}
    }

    /**
     * A person who is to be created.
     *
     * @param id their id
     * @param command what is said about them
     */
    record Wanted(String id, CreateUser command) {}

    /**
     * Decides about several, as if they came one after the other: who comes first gets an id or address that two ask for.
     *
     * @param holders who has one of the ids already, by id; may be tombstones
     * @param addressOwners who has one of the e-mail addresses already, by the address's guard
     * @param suppressions the suppressions of the addresses, by the addresses' guards
     * @param wanted the people, in order
     * @param now the time of the write
     * @return one for each, in order
     */
    static List<Outcome> decideAll(
            Map<String, UserItem> holders,
            Map<ItemKey, String> addressOwners,
            Map<ItemKey, Suppression> suppressions,
            List<Wanted> wanted,
            Instant now) {
        Map<String, UserItem> people = new HashMap<>(holders);
        Map<ItemKey, String> owners = new HashMap<>(addressOwners);
        List<Outcome> outcomes = new ArrayList<>();
        for (Wanted each : wanted) {
            ItemKey guard = ItemKey.addressGuard(each.command().email());
            var state = new State(people.get(each.id()), owners.get(guard), suppressions.get(guard));
            Outcome outcome = decide(state, each.command(), each.id(), now);
            if (outcome instanceof Outcome.Created(UserItem user)) {
                people.put(each.id(), user);
                owners.put(guard, each.id());
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    static Outcome decide(State state, CreateUser command, String id, Instant now) {
        if (state.holder() != null) {
            return new Outcome.IdTaken(state.holder().itemVersion().isDeleted());
        }
        if (state.addressOwner() != null) {
            return new Outcome.AddressTaken();
        }
        return new Outcome.Created(new UserItem(
                id,
                ItemVersion.first(now),
                command.profile(),
                Set.of(),
                Set.of(),
                Map.of(),
                MailStatus.of(state.suppression())));
    }
}
