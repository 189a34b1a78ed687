package dev.eventcrm.indexer;

import static dev.eventcrm.test.UserItemBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.ProjectedItem;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.DynamoDbLocal;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** People that a test has written, to compare the read model with. */
final class Written {
    private final Map<String, ProjectedItem> last = new ConcurrentHashMap<>();
    private final DynamoDbLocal dynamoDb;

    Written(DynamoDbLocal dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Writes that many new people, each in as many versions. */
    void write(int people, int versions) {
        for (int i = 0; i < people; i++) {
            String id = UUID.randomUUID().toString();
            for (int version = 1; version <= versions; version++) {
                UserItem item = aUser().withId(id)
                        .atVersion(version)
                        .withCity("City " + version)
                        .build();
                Engines.write(dynamoDb, item);
                last.put(id, item);
            }
        }
    }

    int size() {
        return last.size();
    }

    /** Waits until the index holds each in its last version. */
    void awaitAllIn(URI openSearch) {
        last.values()
                .forEach(item -> await().untilAsserted(() -> assertThat(Engines.version(openSearch, item))
                        .isEqualTo(item.itemVersion().version())));
    }
}
