package dev.eventcrm.command.users;

import dev.eventcrm.schema.item.Revision;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a person may be created. */
final class UserCreation {
    private UserCreation() {}

    /**
     * What the decision rests on.
     *
     * @param holder who has the id already; may be a tombstone
     * @param addressOwner who has the e-mail address already
     */
    record State(@Nullable UserItem holder, @Nullable String addressOwner) {}

    sealed interface Outcome {
        record Created(UserItem user) implements Outcome {}

        record IdTaken(boolean byTombstone) implements Outcome {}

        record AddressTaken() implements Outcome {}
    }

    static Outcome decide(State state, CreateUser command, String id, Instant now) {
        if (state.holder() != null) {
            return new Outcome.IdTaken(state.holder().revision().isDeleted());
        }
        if (state.addressOwner() != null) {
            return new Outcome.AddressTaken();
        }
        return new Outcome.Created(
                new UserItem(id, Revision.first(now), command.profile(), Set.of(), Set.of(), Map.of()));
    }
}
