package dev.eventcrm.command.store;

import dev.eventcrm.command.store.TransactionResult.Committed;
import dev.eventcrm.command.store.TransactionResult.Contended;
import dev.eventcrm.table.Contention;
import dev.eventcrm.table.retry.Backoff;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Commits what decisions come to. When an item is no longer what the decision saw, or a guard is held by then, the state is
 * read and decided on again: so a refusal always names the state that refuses, and what one attempt could not write, the
 * next one sees.
 */
@Component
public class Transactions {
    private final Connection connection;
    private final TransactionSettings settings;
    private final Backoff delays;
    private final RandomGenerator random;
    private final MeterRegistry meters;

    Transactions(Connection connection, TransactionSettings settings, RandomGenerator random, MeterRegistry meters) {
        this.connection = connection;
        this.settings = settings;
        this.delays = new Backoff(settings.firstDelay(), settings.longestDelay());
        this.random = random;
        this.meters = meters;
    }

    /**
     * Tries until an attempt is written.
     *
     * @param attempts reads the state and decides on it; gets the number of the attempt, from 1
     * @return the result of the attempt that was written, or had nothing to write
     * @throws UnavailableException when the table does not answer, or others came first too often
     */
    public <T> T run(IntFunction<Decision<T>> attempts) {
        for (int number = 1; ; number++) {
            switch (attempt(number, attempts)) {
                case Committed<T>(T result) -> {
                    return result;
                }
                case Contended<T>(Contention cause) -> {
                    count(cause);
                    if (number == settings.attempts()) {
                        throw new UnavailableException("too many others are changing the same things");
                    }
                    connection.pause(delays.fullJitterAfter(number, random));
                }
            }
        }
    }

    private <T> TransactionResult<T> attempt(int number, IntFunction<Decision<T>> attempts) {
        try {
            Decision<T> attempt = attempts.apply(number);
            if (!attempt.commit().isEmpty()) {
                commit(attempt.commit());
            }
            return new Committed<>(attempt.result());
        } catch (TransactionCanceledException e) {
            return new Contended<>(Contention.of(e).orElseThrow(() -> e));
        } catch (ThrottledException _) {
            return new Contended<>(Contention.THROTTLED);
        }
    }

    private void commit(TransactionWrites commit) {
        var request = TransactWriteItemsRequest.builder()
                .transactItems(
                        commit.writes().stream().map(TransactWriteMapper::of).toList())
                // One token for all sendings of this request: if an answer is lost, the SDK's retry cannot write twice.
                .clientRequestToken(UUID.randomUUID().toString())
                .build();
        connection.call(client -> client.transactWriteItems(request));
    }

    private void count(Contention cause) {
        meters.counter("crm.transactions.contended", "cause", cause.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
