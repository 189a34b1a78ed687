package dev.eventcrm.launcher.stack;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How one program stands now.
 *
 * @param name its name
 * @param url where it answers, or would
 * @param processId its process, if it runs
 * @param up whether it answers and is ready
 * @param runsFor the time since its process was started, if it runs
 * @param residentKiB the memory that its process holds, in KiB, if the operating system tells
 */
public record ProgramStatus(
        String name,
        URI url,
        Optional<Long> processId,
        boolean up,
        Optional<Duration> runsFor,
        Optional<Long> residentKiB) {}
