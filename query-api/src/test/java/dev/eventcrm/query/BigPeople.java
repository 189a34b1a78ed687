package dev.eventcrm.query;

import dev.eventcrm.schema.document.UserDocument;
import dev.eventcrm.test.TestAddresses;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** People who do not fit into any buffer between a service and its client. */
public final class BigPeople {
    private static final int HOW_MANY = 600;
    private static final int HOW_BIG = 30_000;

    private BigPeople() {}

    /** 600 people of 30 kB each. */
    public static List<UserDocument> eighteenMegabytes() {
        return IntStream.range(0, HOW_MANY).mapToObj(i -> person("big-" + i)).toList();
    }

    private static UserDocument person(String id) {
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        String avatar = "https://example.com/" + "x".repeat(HOW_BIG);
        List<String> none = List.of();
        return new UserDocument(
                id,
                1,
                created,
                created,
                null,
                "Big",
                "Person",
                id + "@example.com",
                null,
                avatar,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                "subscribed",
                TestAddresses.HASHES.all(id + "@example.com"),
                none,
                none,
                none,
                none);
    }
}
