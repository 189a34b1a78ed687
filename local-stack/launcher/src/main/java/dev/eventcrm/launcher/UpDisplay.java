package dev.eventcrm.launcher;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.eventcrm.launcher.stack.Notice;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows what the stack does: a line for each notice and, while it starts on a terminal, one line that is rewritten and names what the
 * start waits for.
 */
final class UpDisplay implements Consumer<Notice>, AutoCloseable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int WIDTH = 79;
    private static final Duration REFRESH = Duration.ofMillis(100);

    private final PrintWriter out;
    private final boolean moving;
    private final long begun = System.nanoTime();
    private final Set<String> up = new LinkedHashSet<>();
    private final Set<String> waitedFor = new LinkedHashSet<>();
    private boolean starting = true;

    UpDisplay(PrintWriter out) {
        this.out = out;
        this.moving = Crm.isInteractive();
        if (moving) {
            Thread.ofVirtual().name("progress").start(this::move);
        }
    }

    @Override
    public synchronized void accept(Notice notice) {
        switch (notice) {
            case Notice.OrphansEnded(var programs) ->
                line("Ended programs that a killed launcher left: " + String.join(", ", programs));
            case Notice.Starting(String _, var endpoints, long _) -> waitedFor.addAll(endpoints);
            case Notice.Up(String endpoint, Duration after) -> {
                waitedFor.remove(endpoint);
                up.add(endpoint);
                line("%-16s up after %s".formatted(endpoint, seconds(after)));
            }
            case Notice.Waiting(var lacks) -> line("still waiting for " + described(lacks));
            case Notice.Died(String program, String how, Duration restartsIn, var log) -> {
                up.remove(program);
                line("%-16s ended (%s); starts again in %s; log: %s".formatted(program, how, seconds(restartsIn), log));
            }
            case Notice.Stopping() -> {
                starting = false;
                line("Ending the stack …");
            }
            case Notice.Ended(String program, boolean byForce) ->
                line("%-16s %s".formatted(program, byForce ? "killed: it did not end in time" : "ended"));
            case Notice.MakingStartCache(String program) -> line("Making the start cache of " + program);
            case Notice.StartCachesMade() -> line("The start caches are made: the next ./crm up is faster.");
        }
    }

    /** "a, b (does not listen yet); c (…)". */
    private static String described(Map<String, String> lacks) {
        Map<String, List<String>> byLack = lacks.entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, LinkedHashMap::new, mapping(Map.Entry::getKey, toList())));
        return byLack.entrySet().stream()
                .map(group -> "%s (%s)".formatted(String.join(", ", group.getValue()), group.getKey()))
                .collect(joining("; "));
    }

    /** Ends the moving line: all is up. */
    synchronized void started() {
        starting = false;
        out.printf("%sEvent CRM is up after %s.%n", moving ? ERASE_LINE : "", sinceBegun());
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (starting && moving) {
            out.print(ERASE_LINE);
            out.flush();
        }
        starting = false;
    }

    private void line(String text) {
        String when = starting
                ? "%8s".formatted(sinceBegun())
                : LocalTime.now(ZoneId.systemDefault()).format(CLOCK);
        out.printf("%s%s  %s%n", moving ? ERASE_LINE : "", when, text);
        out.flush();
    }

    private void move() {
        try {
            while (moveOn()) {
                Thread.sleep(REFRESH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean moveOn() {
        if (starting) {
            String waiting = waitedFor.isEmpty() ? "preparing" : "waiting for " + String.join(", ", waitedFor);
            String text = "%8s  %d up, %s".formatted(sinceBegun(), up.size(), waiting);
            out.print(ERASE_LINE + (text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…"));
            out.flush();
        }
        return starting;
    }

    private String sinceBegun() {
        return seconds(Duration.ofNanos(System.nanoTime() - begun));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
