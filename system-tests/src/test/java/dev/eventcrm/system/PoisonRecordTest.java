package dev.eventcrm.system;

import static dev.eventcrm.system.Fixtures.aUser;
import static dev.eventcrm.system.Fixtures.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.UserItem;
import dev.eventcrm.test.UserItemBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** A record that cannot be projected is set aside, tells why, and holds nothing up. */
class PoisonRecordTest {
    private static final RunningStack STACK = RunningStack.shared();
    private static final Api API = STACK.api();
    private static final Api INDEXER = Api.at(STACK.url("stream-indexer"));

    @Test
    void isDeadLetteredWhileItsNeighboursProceedAndReplayedAfterRepair() {
        UserItem sound = UserItemBuilder.aUser().withId(unique("poisoned")).build();
        Map<String, AttributeValue> poison = new HashMap<>(sound.toAttributes());
        poison.remove("firstName");

        put(poison);
        Answer neighbour = API.created("/users", aUser());

        API.seeing(neighbour).found("/users/" + neighbour.string("id"));
        String letter = await().atMost(Duration.ofSeconds(20))
                .until(() -> deadLetterOf(sound.id()), Optional::isPresent)
                .orElseThrow();
        assertThat(API.get("/users/" + sound.id()).status()).isEqualTo(404);

        put(sound.toAttributes());
        Answer replayed = INDEXER.post("/dead-letters/" + letter + "/replay", "{}");

        assertThat(replayed.status()).as(replayed.toString()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> API.get("/users/" + sound.id()).status() == 200);
        assertThat(deadLetterOf(sound.id())).isEmpty();
    }

    private static Optional<String> deadLetterOf(String documentId) {
        return INDEXER.found("/dead-letters")
                .json()
                .get("deadLetters")
                .valueStream()
                .filter(letter -> letter.get("documentId").asString().equals(documentId))
                .map(letter -> {
                    assertThat(reason(letter)).contains("firstName");
                    return letter.get("id").asString();
                })
                .findFirst();
    }

    private static String reason(JsonNode letter) {
        return letter.get("reason").asString();
    }

    private static void put(Map<String, AttributeValue> item) {
        STACK.table().putItem(put -> put.tableName(CrmTable.NAME).item(item));
    }
}
