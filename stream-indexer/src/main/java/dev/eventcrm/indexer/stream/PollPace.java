package dev.eventcrm.indexer.stream;

import java.time.Duration;

/**
 * How long to wait before a shard is read again that had nothing: a tenth of the time for which it has had nothing, within
 * bounds. So a change waits for no longer than a tenth of the silence before it. One for each reader.
 */
final class PollPace {
    private static final int PARTS = 10;

    private final StreamSettings settings;
    private Duration silence = Duration.ZERO;

    PollPace(StreamSettings settings) {
        this.settings = settings;
    }

    /** Says that there were records. */
    void sawRecords() {
        silence = Duration.ZERO;
    }

    /** The next pause. */
    Duration pause() {
        Duration part = silence.dividedBy(PARTS);
        Duration longest = longer(settings.idlePollInterval(), settings.pollInterval());
        Duration pause = longer(settings.pollInterval(), part.compareTo(longest) < 0 ? part : longest);
        silence = silence.plus(pause);
        return pause;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
