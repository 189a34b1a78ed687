package dev.eventcrm.query.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose opens and clicks are counted. */
public enum Traffic {
    /** Those of people. */
    PEOPLE,
    /** Those of anybody, scanners and other machines too. */
    ALL;

    /** The value of a query parameter. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All values of the query parameter. */
    public static List<String> apiNames() {
        return Arrays.stream(values()).map(Traffic::apiName).toList();
    }

    /** The traffic of that name. */
    public static Optional<Traffic> of(String apiName) {
        return Arrays.stream(values())
                .filter(traffic -> traffic.apiName().equals(apiName))
                .findFirst();
    }
}
