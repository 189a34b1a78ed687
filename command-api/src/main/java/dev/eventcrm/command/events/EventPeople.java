package dev.eventcrm.command.events;

import dev.eventcrm.command.registrations.EventChanges;
import dev.eventcrm.http.command.CrossFieldRules.Wrong;
import dev.eventcrm.schema.Pure;
import dev.eventcrm.schema.item.EventDetails;
import dev.eventcrm.schema.item.UserItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people whom an event names: whether they exist, and what it makes of them. */
@Pure
final class EventPeople {
    private EventPeople() {}

    /** Ids of those who own or host. */
    static Set<String> named(EventDetails details) {
        Set<String> ids = new LinkedHashSet<>(details.hosts());
        if (details.owner() != null) {
            ids.add(details.owner());
        }
        return ids;
    }

    /**
     * Of the people who are named anew, those who do not exist, or no longer.
     *
     * @param hostsGiven whether the client named the hosts; otherwise they follow from the owner, or are as they were
     */
    static List<Wrong> unknown(
            @Nullable EventDetails before, EventDetails after, boolean hostsGiven, Map<String, UserItem> people) {
        List<Wrong> wrong = new ArrayList<>();
        String owner = after.owner();
        if (owner != null && (before == null || !owner.equals(before.owner())) && !lives(owner, people)) {
            wrong.add(unknown("owner", null, owner));
        }
        if (hostsGiven) {
            wrong.addAll(unknown("hosts", after.hosts(), before == null ? List.of() : before.hosts(), people));
        }
        return wrong;
    }

    /** Of the entries of a list, those that are new and do not exist, or no longer. */
    static List<Wrong> unknown(String component, List<String> ids, List<String> before, Map<String, UserItem> people) {
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (!before.contains(id) && !lives(id, people)) {
                wrong.add(unknown(component, i, id));
            }
        }
        return wrong;
    }

    /** Makes hosts and owner of whom the event names, and no longer of whom it named. */
    static void assign(
            EventChanges draft,
            @Nullable EventDetails before,
            @Nullable EventDetails after,
            Map<String, UserItem> people) {
        Set<String> concerned = new LinkedHashSet<>();
        if (before != null) {
            concerned.addAll(named(before));
        }
        if (after != null) {
            concerned.addAll(named(after));
        }
        for (String id : concerned) {
            UserItem user = people.get(id);
            if (user != null) {
                draft.person(user)
                        .host(draft.eventId(), after != null && after.hosts().contains(id))
                        .own(draft.eventId(), after != null && id.equals(after.owner()));
            }
        }
    }

    private static boolean lives(String id, Map<String, UserItem> people) {
        UserItem user = people.get(id);
        return user != null && !user.itemVersion().isDeleted();
    }

    private static Wrong unknown(String component, @Nullable Integer index, String id) {
        return new Wrong(component, index, "must be the id of a person; '" + id + "' is none");
    }
}
