package dev.eventcrm.indexer.deadletter;

import dev.eventcrm.indexer.pipeline.Pipeline;
import dev.eventcrm.indexer.pipeline.ReplayResult;
import dev.eventcrm.indexer.projection.Change;
import dev.eventcrm.schema.item.CrmTable;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tries a dead letter again, the same way that every change takes. */
@Component
class Replay {
    private final DeadLetters deadLetters;
    private final DynamoDbClient client;
    private final Pipeline pipeline;
    private final Clock clock;

    Replay(DeadLetters deadLetters, DynamoDbClient client, Pipeline pipeline, Clock clock) {
        this.deadLetters = deadLetters;
        this.client = client;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /**
     * A dead letter and how it went.
     *
     * @param letter the letter; it is removed when it is settled
     * @param trial how it went
     */
    record Result(DeadLetter letter, ReplayResult trial) {}

    /**
     * Brings in the item as it is now, or the kept record when there is no such item any more.
     *
     * @param id the dead letter's id
     * @return empty when there is none
     */
    Optional<Result> replay(String id) throws InterruptedException {
        Optional<DeadLetters.Kept> found = deadLetters.find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DeadLetters.Kept kept = found.get();
        ReplayResult trial = pipeline.tryOnce(latest(kept.change()));
        if (trial instanceof ReplayResult.Settled) {
            deadLetters.remove(id);
        }
        return Optional.of(new Result(kept.told(), trial));
    }

    private Change latest(Change kept) {
        Map<String, AttributeValue> item = client.getItem(
                        get -> get.tableName(CrmTable.NAME).key(kept.key()).consistentRead(true))
                .item();
        return item.isEmpty() ? kept : Change.ofItem(item, clock.instant());
    }
}
