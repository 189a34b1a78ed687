package dev.eventcrm.indexer.index;

import java.util.List;
import java.util.stream.Collectors;

/** A live index is not what this program writes to. Going on would refuse documents one by one, or store them wrongly. */
public final class IndexDriftException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    IndexDriftException(String index, String address, List<?> differences) {
        super("the index " + index + " in " + address + " is not the one that this version writes to:\n"
                + differences.stream()
                        .limit(SHOWN)
                        .map(difference -> "  " + difference)
                        .collect(Collectors.joining("\n"))
                + (differences.size() > SHOWN ? "\n  and " + (differences.size() - SHOWN) + " more" : "")
                + "\nLocally, ./crm up --fresh starts again with empty data. In production, rebuild the index.");
    }
}
