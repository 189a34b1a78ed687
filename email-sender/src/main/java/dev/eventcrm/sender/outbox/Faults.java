package dev.eventcrm.sender.outbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Faults of this program, each told once for a campaign: a stack trace for every one of a hundred thousand rows would fill a
 * disk.
 */
@Component
class Faults {
    /** More are not kept: then what was told long ago may be told again. */
    private static final int MOST = 1_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * Whether a fault is to be told.
     *
     * @param campaignId where it happened
     * @param fault what happened
     */
    boolean isNew(String campaignId, Throwable fault) {
        if (told.size() >= MOST) {
            told.clear();
        }
        StackTraceElement[] trace = fault.getStackTrace();
        return told.add(campaignId + " " + fault.getClass().getName() + " " + (trace.length == 0 ? "" : trace[0]));
    }
}
