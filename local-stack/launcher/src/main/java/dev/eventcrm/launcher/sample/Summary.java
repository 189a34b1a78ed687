package dev.eventcrm.launcher.sample;

import java.time.Duration;
import java.util.List;

/**
 * What a run of sample data did.
 *
 * @param parts people, events, registrations, in the order of their creation
 * @param remarks what else there is to know, in sentences
 */
public record Summary(List<Part> parts, List<String> remarks) {
    /**
     * What became of all requests of one kind.
     *
     * @param name in the plural
     * @param done created, or changed
     * @param alreadyThere found, or refused with 409: an earlier run made it, or it conflicts with what is there
     * @param skipped how many of these were found before they were sent
     * @param failed refused otherwise, or without an answer
     * @param details of the first few failures
     * @param median how long half of the requests took at most; a request may hold many people
     * @param slowest how long 99 of 100 took at most
     */
    public record Part(
            String name,
            long done,
            long alreadyThere,
            long skipped,
            long failed,
            List<String> details,
            Duration median,
            Duration slowest,
            Duration time) {
        /** Answers in each second, without what was skipped. */
        public double perSecond() {
            double seconds = time.toNanos() / 1e9;
            return seconds == 0 ? 0 : (done + alreadyThere - skipped + failed) / seconds;
        }
    }

    /** Whether everything is there now. */
    public boolean isComplete() {
        return parts.stream().allMatch(part -> part.failed() == 0);
    }
}
