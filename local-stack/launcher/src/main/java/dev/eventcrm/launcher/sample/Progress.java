package dev.eventcrm.launcher.sample;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far each kind of request is: a bar with rate and remaining time on a terminal, a line every few seconds
 * elsewhere. */
public interface Progress {
    /** The width of the bar where there is no terminal to ask. */
    int LINE_LENGTH = 100;

    /** Shows nothing. */
    Progress SILENT = (what, total, already) -> more -> {};

    /**
     * Begins to show one kind of request.
     *
     * @param what in the plural
     * @param already how many of them an earlier run has done
     * @return gets how many more are answered, from any thread
     */
    Steps begin(String what, long total, long already);

    /** One kind of request, being shown. */
    interface Steps extends AutoCloseable {
        /** So many more are answered. */
        void step(long more);

        @Override
        default void close() {}
    }

    /**
     * Shows a bar.
     *
     * @param terminal whether lines can be written over there
     */
    static Progress on(PrintStream out, boolean terminal) {
        return (what, total, already) -> {
            if (total == already) {
                return more -> {};
            }
            ProgressBarBuilder builder = ProgressBar.builder()
                    .setTaskName("%-13s".formatted(what))
                    .setInitialMax(total)
                    .startsFrom(already, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed();
            ProgressBar bar = terminal
                    ? builder.setUpdateIntervalMillis(200).build()
                    : builder.setUpdateIntervalMillis(5_000)
                            .setConsumer(new DelegatingProgressBarConsumer(new Lines(out), LINE_LENGTH))
                            .build();
            return new Steps() {
                @Override
                public void step(long more) {
                    bar.stepBy(more);
                }

                @Override
                public void close() {
                    bar.close();
                }
            };
        };
    }

    /** Prints what the bar shows, but neither its empty beginning nor the same twice. */
    final class Lines implements Consumer<String> {
        private final PrintStream out;
        private String last = "";

        Lines(PrintStream out) {
            this.out = out;
        }

        @Override
        public synchronized void accept(String line) {
            if (!last.isEmpty() && !line.equals(last)) {
                out.println(line);
            }
            last = line;
        }
    }
}
