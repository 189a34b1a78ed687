package dev.eventcrm.command.flow;

import dev.eventcrm.command.store.Decision;
import dev.eventcrm.command.store.ItemStore;
import dev.eventcrm.command.store.KeyedLocks;
import dev.eventcrm.command.store.Transactions;
import dev.eventcrm.command.store.UnavailableException;
import dev.eventcrm.http.command.CommandResponse;
import dev.eventcrm.http.command.IdempotencyKey;
import dev.eventcrm.http.problem.FieldError;
import dev.eventcrm.http.problem.Problem;
import dev.eventcrm.http.problem.ProblemType;
import dev.eventcrm.schema.api.Headers;
import dev.eventcrm.schema.item.ItemKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs every command: measured, in a row with others on the same hot item, once under its idempotency key. */
@Component
public class CommandFlow {
    private final Transactions transactions;
    private final ItemStore items;
    private final KeyedLocks locks;
    private final Clock clock;
    private final MeterRegistry meters;

    CommandFlow(Transactions transactions, ItemStore items, KeyedLocks locks, Clock clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.items = items;
        this.locks = locks;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * A command to run.
     *
     * @param name its name in metrics, such as {@code createUser}
     */
    public Command command(String name) {
        return new Command(name, null, null);
    }

    /** A command and what is declared about it. */
    public final class Command {
        private final String name;
        private final @Nullable String hotItem;
        private final @Nullable IdempotencyKey key;

        private Command(String name, @Nullable String hotItem, @Nullable IdempotencyKey key) {
            this.name = name;
            this.hotItem = hotItem;
            this.key = key;
        }

        /**
         * In a row with other commands of this process on the same item, so that they do not invalidate each other's reads.
         *
         * @param id the item's id
         */
        public Command locking(String id) {
            return new Command(name, id, key);
        }

        /**
         * Once under a key: the answer is kept in the same transaction, and given again to the same request under the same
         * key. Of two at the same time one loses the race for the key, and finds the answer at its next attempt.
         *
         * @param key the key; null for none
         */
        public Command once(@Nullable IdempotencyKey key) {
            return new Command(name, hotItem, key);
        }

        /**
         * Commits one transaction and gives its answer.
         *
         * @param decision reads the state and decides on it; again when another transaction came first
         */
        public CommandResponse commit(Supplier<Decision<CommandResponse>> decision) {
            return commit(_ -> decision.get());
        }

        /**
         * Commits one transaction and gives its answer.
         *
         * @param decision reads the state and decides on it; gets the number of the attempt, from 1
         */
        public CommandResponse commit(IntFunction<Decision<CommandResponse>> decision) {
            return answer(() -> transactions.run(
                    key == null ? decision : attempt -> CommandFlow.this.once(key, decision, attempt)));
        }

        /**
         * Answers a command that takes several transactions; what only time can heal becomes a 503 with {@code Retry-After}.
         *
         * @param work makes the answer
         */
        public CommandResponse answer(Supplier<CommandResponse> work) {
            return measured(name, hotItem == null ? work : () -> locks.in(hotItem, work));
        }
    }

    private CommandResponse measured(String name, Supplier<CommandResponse> work) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            CommandResponse answer = work.get();
            outcome = Integer.toString(answer.status());
            return answer;
        } catch (UnavailableException e) {
            outcome = Integer.toString(ProblemType.UNAVAILABLE.status());
            return CommandResponse.unavailable(String.valueOf(e.getMessage()), e.retryAfter());
        } finally {
            sample.stop(Timer.builder("crm.commands")
                    .description("Commands, by name and by the status of their answer")
                    .tags("command", name, "outcome", outcome)
                    .register(meters));
        }
    }

    private Decision<CommandResponse> once(
            IdempotencyKey key, IntFunction<Decision<CommandResponse>> decision, int attempt) {
        ItemKey place = ItemKey.idempotency(key.key());
        Instant now = clock.instant();
        IdempotencyRecord kept = IdempotencyRecord.read(items.read(place).attributes(place), now);
        if (kept != null) {
            return Decision.of(replay(key, kept));
        }
        Decision<CommandResponse> decided = decision.apply(attempt);
        CommandResponse answer = decided.result();
        if (!isKept(answer)) {
            return decided;
        }
        if (!IdempotencyRecord.fits(answer)) {
            return CommandDecision.refused(Problem.of(
                    ProblemType.TOO_LARGE,
                    "The answer would be too large to be kept under an Idempotency-Key; send fewer at once."));
        }
        return new Decision<>(decided.commit().and(IdempotencyRecord.keep(key, answer, now)), answer);
    }

    private static CommandResponse replay(IdempotencyKey key, IdempotencyRecord kept) {
        return kept.answers(key)
                ? kept.open(key).with(Map.of(Headers.IDEMPOTENCY_REPLAYED, "true"))
                : CommandResponse.problem(Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        FieldError.inParameter(
                                Headers.IDEMPOTENCY_KEY,
                                "was used for another request; a new request needs a new key")));
    }

    /** A refusal by the state is an answer like any other; a request that was wrong may come again, corrected. */
    private static boolean isKept(CommandResponse answer) {
        int status = answer.status();
        return status < 300 || status == 404 || status == 409;
    }
}
