package dev.eventcrm.launcher.stack;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one program stands now.
 *
 * @param endpoints where it answers, or would: at least one
 * @param runsFor the time since its process was started, if it runs
 * @param residentKiB the resident memory of its process, in KiB, if the operating system reports it
 */
public record ProgramStatus(
        String name,
        List<Answering> endpoints,
        Optional<Long> processId,
        Optional<Duration> runsFor,
        Optional<Long> residentKiB) {
    /**
     * An engine or a service that the program runs.
     *
     * @param name its name; the program's, if it is the only one
     */
    public record Answering(String name, URI url, boolean up) {}

    public ProgramStatus {
        endpoints = List.copyOf(endpoints);
    }

    /** Whether all its endpoints are up. */
    public boolean up() {
        return endpoints.stream().allMatch(Answering::up);
    }
}
