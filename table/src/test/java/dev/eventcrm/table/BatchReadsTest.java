package dev.eventcrm.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.schema.item.CrmTable;
import dev.eventcrm.schema.item.ItemKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

/** Reads of many items from a table that processes a few keys of each request. */
class BatchReadsTest {
    private final List<Integer> requests = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int most = Integer.MAX_VALUE;

    @Test
    void asksForHundredKeysAtATime() {
        assertThat(read(keys(250))).containsOnlyKeys(keys(250));

        assertThat(requests).containsExactly(100, 100, 50);
        assertThat(pauses).isEmpty();
    }

    @Test
    void asksOnceForAKeyThatIsNamedTwice() {
        List<ItemKey> twice = new ArrayList<>(keys(3));
        twice.addAll(keys(3));

        assertThat(read(twice)).containsOnlyKeys(keys(3));

        assertThat(requests).containsExactly(3);
    }

    @Test
    void asksAgainForUnprocessedKeysAfterPausesThatGrow() {
        most = 10;

        assertThat(read(keys(35))).containsOnlyKeys(keys(35));

        assertThat(requests).containsExactly(35, 25, 15, 5);
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(10), Duration.ofMillis(20));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(20), Duration.ofMillis(40));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(40), Duration.ofMillis(80));
    }

    @Test
    void pausesAtMostOneSecond() {
        most = 1;

        read(keys(30));

        assertThat(pauses).hasSize(29).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0);
    }

    private Map<ItemKey, Map<String, AttributeValue>> read(List<ItemKey> keys) {
        return BatchReads.read(keys, this::answer, pauses::add);
    }

    private BatchGetItemResponse answer(BatchGetItemRequest request) {
        var asked = Objects.requireNonNull(request.requestItems().get(CrmTable.NAME));
        requests.add(asked.keys().size());
        int count = Math.min(most, asked.keys().size());
        var unprocessed = asked.keys().subList(count, asked.keys().size());
        return BatchGetItemResponse.builder()
                .responses(Map.of(CrmTable.NAME, asked.keys().subList(0, count)))
                .unprocessedKeys(
                        unprocessed.isEmpty()
                                ? Map.of()
                                : Map.of(
                                        CrmTable.NAME,
                                        asked.toBuilder().keys(unprocessed).build()))
                .build();
    }

    private static List<ItemKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> ItemKey.user("u" + number))
                .toList();
    }
}
