package dev.eventcrm.command.users;

import dev.eventcrm.http.command.Precondition;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EmailAddresses;
import dev.eventcrm.schema.item.MailStatus;
import dev.eventcrm.schema.item.Suppression;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.schema.item.UserProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what a change makes of a person. */
@Pure
final class UserChange {
    private UserChange() {}

    /**
     * What the decision rests on.
     *
     * @param user the person; may be a tombstone
     * @param addressOwner who has the e-mail address that the command names
     * @param suppression why nobody may mail that address; null when everybody may
     */
    record State(
            @Nullable UserItem user,
            @Nullable String addressOwner,
            @Nullable Suppression suppression) {}

    sealed interface Outcome {
        record Changed(UserItem user) implements Outcome {}

        /** As {@link Changed}, and another address has to be taken and the old one freed. */
        record Readdressed(UserItem user, String oldEmail, String newEmail) implements Outcome {}

        record Unchanged(UserItem user) implements Outcome {}

        record Unknown() implements Outcome {}

        record Stale(long version) implements Outcome {}

        record AddressTaken() implements Outcome {}
    }

    static Outcome decide(State state, ChangeUser command, Precondition precondition, Instant now) {
        UserItem user = state.user();
        if (user == null || user.profile() == null) {
            return new Outcome.Unknown();
        }
        if (!precondition.allows(user.itemVersion().version())) {
            return new Outcome.Stale(user.itemVersion().version());
        }
        UserProfile profile = command.appliedTo(user.profile());
        if (profile.equals(user.profile())) {
            return new Outcome.Unchanged(user);
        }
        boolean isSameAddress = EmailAddresses.normalise(profile.email())
                .equals(EmailAddresses.normalise(user.profile().email()));
        MailStatus status = isSameAddress || user.mailStatus().followsPerson()
                ? user.mailStatus()
                : MailStatus.of(state.suppression());
        UserItem changed = new UserItem(
                user.id(),
                user.itemVersion().next(now),
                profile,
                user.hosting(),
                user.owning(),
                user.attending(),
                status);
        if (isSameAddress) {
            return new Outcome.Changed(changed);
        }
        // The items were not read at one instant: an address that is the person's own by now was given to them in
        // between.
        // The commit finds that the person is another version, and the next attempt decides on what they are.
        return state.addressOwner() == null || state.addressOwner().equals(user.id())
                ? new Outcome.Readdressed(changed, user.profile().email(), profile.email())
                : new Outcome.AddressTaken();
    }
}
