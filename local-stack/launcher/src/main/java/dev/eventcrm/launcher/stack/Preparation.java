package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.StateFile.StackState;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.List;

/** What must hold before the first program is started. */
final class Preparation {
    private Preparation() {}

    /**
     * Locks the data folder, ends what an earlier launcher left, and checks jars and ports.
     *
     * @return the lock of the data folder, until {@link #release}
     * @throws StackException if a stack is up here, the folder cannot be written, a jar is missing or a port taken
     */
    static FileLock prepare(StackSettings settings, List<Program> programs, Duration grace) {
        DataFolder data = settings.data();
        data.prepare();
        FileLock lock = data.lock()
                .orElseThrow(() -> new StackException("a stack is already up, or starting, on %s; ./crm down%s ends it"
                        .formatted(data.path(), settings.dataOption())));
        try {
            data.state().read().ifPresent(state -> endOrphans(state, settings, grace));
            programs.forEach(Launch::requireBuilt);
            PortCheck.requireFree(programs);
            if (settings.fresh()) {
                data.emptyEngines();
            }
            data.emptyTemporary();
            for (Program program : programs) {
                data.log(program.name()).rotate();
                for (String endpoint : program.answering()) {
                    if (!endpoint.equals(program.name())) {
                        data.log(endpoint).rotate();
                    }
                }
            }
            return lock;
        } catch (IOException e) {
            release(lock);
            throw new StackException("the logs in %s cannot be written: %s".formatted(data.logs(), e), e);
        } catch (StackException e) {
            release(lock);
            throw e;
        }
    }

    private static void endOrphans(StackState state, StackSettings settings, Duration grace) {
        List<String> ended = OrphanReaper.end(state, grace);
        if (!ended.isEmpty()) {
            settings.notices().accept(new Notice.OrphansEnded(ended));
        }
    }

    static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            // The operating system releases it with the process.
        }
    }
}
