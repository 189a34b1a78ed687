package dev.eventcrm.command.registrations;

import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.RegistrationStatus;
import dev.eventcrm.schema.item.UserItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Collects what one transaction changes in a person's participation, so that the person is written once or not at all. */
@Pure
public final class PersonChanges {
    private final UserItem before;
    private final Set<String> hosting;
    private final Set<String> owning;
    private final Map<String, RegistrationStatus> attending;

    /**
     * A draft that changes nothing yet.
     *
     * @param before the person as read; may be a tombstone, which stays one
     */
    public PersonChanges(UserItem before) {
        this.before = before;
        this.hosting = new HashSet<>(before.hosting());
        this.owning = new HashSet<>(before.owning());
        this.attending = new HashMap<>(before.attending());
    }

    /** Makes the person a host of the event, or no host. */
    public PersonChanges host(String eventId, boolean hosts) {
        set(hosting, eventId, hosts);
        return this;
    }

    /** Makes the person the owner of the event, or not. */
    public PersonChanges own(String eventId, boolean owns) {
        set(owning, eventId, owns);
        return this;
    }

    /** Makes the person that to the event; cancelled leaves no trace on the person. */
    public PersonChanges attend(String eventId, RegistrationStatus status) {
        if (status == RegistrationStatus.CANCELLED) {
            attending.remove(eventId);
        } else {
            attending.put(eventId, status);
        }
        return this;
    }

    /** Takes the person out of everything that concerns the event. */
    public PersonChanges leave(String eventId) {
        return host(eventId, false).own(eventId, false).attend(eventId, RegistrationStatus.CANCELLED);
    }

    /** Whether there is anything to write. */
    public boolean isChanged() {
        return !hosting.equals(before.hosting())
                || !owning.equals(before.owning())
                || !attending.equals(before.attending());
    }

    /**
     * The person after the change.
     *
     * @param now the time of the write
     */
    public UserItem next(Instant now) {
        return new UserItem(
                before.id(),
                before.itemVersion().next(now),
                before.profile(),
                hosting,
                owning,
                attending,
                before.mailStatus());
    }

    private static void set(Set<String> ids, String id, boolean present) {
        if (present) {
            ids.add(id);
        } else {
            ids.remove(id);
        }
    }
}
