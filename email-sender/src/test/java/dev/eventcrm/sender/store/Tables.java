package dev.eventcrm.sender.store;

import dev.eventcrm.sender.outage.OutageLogs;
import dev.eventcrm.table.retry.OutageLog;
import dev.eventcrm.table.retry.RetryLoop;
import dev.eventcrm.table.retry.RetrySettings;
import dev.eventcrm.table.retry.ShutdownSignal;
import dev.eventcrm.test.DynamoDbLocal;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** The table of the real DynamoDB Local, for tests of single rooms. */
public final class Tables {
    private Tables() {}

    /** That of this JVM. */
    public static Table shared() {
        return new Table(connection());
    }

    /** Nothing that is damaged yet. */
    public static CorruptItems damaged() {
        return new CorruptItems(Clock.systemUTC());
    }

    /** What writes rows into it. */
    public static NewRows newRows() {
        return new NewRows(connection(), damaged(), new WriterSettings(16));
    }

    /** What changes rows in it. */
    public static RowChanges rowChanges() {
        return new RowChanges(shared(), new WriterSettings(16));
    }

    private static Connection connection() {
        Clock clock = Clock.systemUTC();
        RetrySettings retry = new RetrySettings(
                Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(30));
        OutageLog dependency = new OutageLog("it", clock);
        return new Connection(
                DynamoDbLocal.shared().client(),
                new RetryLoop(retry, new ShutdownSignal(), clock, new Random(1)),
                new OutageLogs(dependency, dependency, dependency));
    }
}
