package dev.eventcrm.system;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Request bodies for tests, unique among all tests of a run. */
final class Fixtures {
    private static final AtomicLong COUNTER = new AtomicLong();
    private static final String RUN = Long.toString(System.nanoTime(), 36);

    private Fixtures() {}

    /** A name that nothing else in this run has; fit for an id, a slug and a company. */
    static String unique(String prefix) {
        return prefix + "-" + RUN + "-" + COUNTER.incrementAndGet();
    }

    /** A person with every field set. */
    static Map<String, Object> aUser() {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("firstName", "Alice");
        user.put("lastName", "Johnson");
        user.put("email", unique("alice") + "@example.com");
        user.put("phoneNumber", "1234567890");
        user.put("avatar", "https://example.com/avatar.jpg");
        user.put("gender", "female");
        user.put("jobTitle", "Engineer");
        user.put("company", "TechCorp");
        user.put("city", "New York");
        user.put("state", "NY");
        return user;
    }

    /** An event with every field set, owned and hosted by that person. */
    static Map<String, Object> anEvent(String owner) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("slug", unique("tech-conf"));
        event.put("title", "Tech Conference 2025");
        event.put("description", "A major tech event.");
        event.put("startAt", "2085-08-01T09:00:00Z");
        event.put("endAt", "2085-08-01T17:00:00Z");
        event.put("venue", "NYC Convention Center");
        event.put("maxCapacity", 200);
        event.put("owner", owner);
        event.put("hosts", List.of(owner));
        event.put("status", "active");
        return event;
    }

    /** The same body with one field set otherwise. */
    static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    /** The same body without one field. */
    static Map<String, Object> without(Map<String, Object> body, String field) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.remove(field);
        return changed;
    }
}
