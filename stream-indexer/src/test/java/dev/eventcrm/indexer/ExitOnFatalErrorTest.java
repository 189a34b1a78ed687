package dev.eventcrm.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class ExitOnFatalErrorTest {
    private record Exit(int code, boolean isOnDaemon) {}

    @Test
    void endsTheProcessWithCodeOneAfterClosingTheServiceAlsoWhenCalledOnAVirtualThread() throws InterruptedException {
        List<Exit> exits = new CopyOnWriteArrayList<>();
        GenericApplicationContext context = new GenericApplicationContext();
        context.refresh();
        FatalError fatalError = new ExitOnFatalError(
                context, code -> exits.add(new Exit(code, Thread.currentThread().isDaemon())));

        Thread.startVirtualThread(() -> fatalError.end("it cannot go on")).join();

        await().until(() -> !exits.isEmpty());
        assertThat(exits).containsExactly(new Exit(1, false));
        assertThat(context.isActive()).isFalse();
    }
}
