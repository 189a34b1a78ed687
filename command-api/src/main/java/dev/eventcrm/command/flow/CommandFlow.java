package dev.eventcrm.command.flow;

import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.UnavailableException;
import dev.eventcrm.command.web.CommandResponse;
import dev.eventcrm.command.web.IdempotencyKey;
import dev.eventcrm.command.web.Problem;
import dev.eventcrm.command.web.Problems;
import dev.eventcrm.schema.api.FieldError;
import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.schema.api.ProblemType;
import dev.eventcrm.schema.item.ItemKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes every command from its attempts to its answer. */
@Component
public class CommandFlow {
    private final Transactions transactions;
    private final ItemStore items;
    private final Clock clock;
    private final MeterRegistry meters;

    CommandFlow(Transactions transactions, ItemStore items, Clock clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.items = items;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Answers a command; measures it, and turns what only time can heal into a 503 with {@code Retry-After}.
     *
     * @param command the command's name, such as {@code createUser}
     * @param work makes the answer
     */
    public CommandResponse answer(String command, Supplier<CommandResponse> work) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            CommandResponse answer = work.get();
            outcome = Integer.toString(answer.status());
            return answer;
        } catch (UnavailableException e) {
            outcome = Integer.toString(ProblemType.UNAVAILABLE.status());
            return Problems.unavailable(String.valueOf(e.getMessage()), e.retryAfter());
        } finally {
            sample.stop(Timer.builder("crm.commands")
                    .description("Commands, by name and by the status of their answer")
                    .tags("command", command, "outcome", outcome)
                    .register(meters));
        }
    }

    /**
     * Commits one transaction and gives its answer. With an idempotency key the answer is kept in the same transaction, and
     * given again to whoever sends the same request under the same key: also to one sent at the same time, which loses the
     * race for the key and finds the answer at its next attempt.
     *
     * @param key the key; null for none
     * @param attempts reads the state and decides on it; gets the number of the attempt, from 1
     * @throws UnavailableException when the table does not answer, or others came first too often
     */
    public CommandResponse execute(@Nullable IdempotencyKey key, IntFunction<Decision<CommandResponse>> attempts) {
        if (key == null) {
            return transactions.run(attempts);
        }
        ItemKey place = ItemKey.idempotency(key.key());
        return transactions.run(number -> {
            Instant now = clock.instant();
            IdempotencyRecord kept = IdempotencyRecord.read(items.read(place).attributes(place), now);
            if (kept != null) {
                return Decision.of(replay(key, kept));
            }
            Decision<CommandResponse> attempt = attempts.apply(number);
            if (!isKept(attempt.result())) {
                return attempt;
            }
            return IdempotencyRecord.fits(attempt.result())
                    ? new Decision<>(
                            attempt.commit().and(IdempotencyRecord.keep(key, attempt.result(), now)), attempt.result())
                    : Decision.of(CommandResponse.problem(Problem.of(
                            ProblemType.TOO_LARGE,
                            "The answer would be too large to be kept under an Idempotency-Key; send fewer at once.")));
        });
    }

    private static CommandResponse replay(IdempotencyKey key, IdempotencyRecord kept) {
        return kept.answers(key)
                ? kept.open(key).with(Map.of(Headers.IDEMPOTENCY_REPLAYED, "true"))
                : CommandResponse.problem(Problem.invalid(List.of(FieldError.inParameter(
                        Headers.IDEMPOTENCY_KEY, "was used for another request; a new request needs a new key"))));
    }

    /** Refusals by the state are answers like any other; a request that was wrong may come again, mended. */
    private static boolean isKept(CommandResponse answer) {
        int status = answer.status();
        return status < 300 || status == ProblemType.NOT_FOUND.status() || status == ProblemType.CONFLICT.status();
    }
}
