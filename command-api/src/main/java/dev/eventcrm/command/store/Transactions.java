package dev.eventcrm.command.store;

import dev.eventcrm.command.store.TransactionResult.Committed;
import dev.eventcrm.command.store.TransactionResult.Contended;
import dev.eventcrm.command.store.TransactionResult.Contention;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
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
    private final RandomGenerator random;
    private final MeterRegistry meters;

    Transactions(Connection connection, TransactionSettings settings, RandomGenerator random, MeterRegistry meters) {
        this.connection = connection;
        this.settings = settings;
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
                    pause(delay(number));
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
            return new Contended<>(cause(e));
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

    /** Why it was cancelled; anything but contention is a fault of ours and goes on as one. */
    private static Contention cause(TransactionCanceledException cancelled) {
        Set<String> codes = cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .filter(code -> !"None".equals(code))
                .collect(Collectors.toSet());
        Contention cause = null;
        for (String code : codes) {
            cause = switch (code) {
                case "ConditionalCheckFailed" -> Contention.CONDITION;
                case "TransactionConflict" -> Contention.CONFLICT;
                case "ThrottlingError", "ProvisionedThroughputExceeded" -> Contention.THROTTLED;
                default -> throw cancelled;
            };
        }
        if (cause == null) {
            throw cancelled;
        }
        return cause;
    }

    /** Full jitter: anything up to a bound that doubles (AWS Architecture Blog, "Exponential Backoff and Jitter"). */
    private Duration delay(int attempt) {
        Duration bound = settings.firstDelay().multipliedBy(1L << Math.min(attempt - 1, 20));
        long millis = Math.min(bound.toMillis(), settings.longestDelay().toMillis());
        return Duration.ofMillis(random.nextLong(millis + 1));
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the service is shutting down", e);
        }
    }

    private void count(Contention cause) {
        meters.counter("crm.transactions.contended", "cause", cause.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
