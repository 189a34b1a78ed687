package dev.eventcrm.launcher.sample;

import java.time.Instant;
import java.util.List;

/** The body of {@code POST /events}. */
record Event(
        String id,
        String slug,
        String title,
        String description,
        Instant startAt,
        Instant endAt,
        String venue,
        int maxCapacity,
        String owner,
        List<String> hosts,
        String status) {}
