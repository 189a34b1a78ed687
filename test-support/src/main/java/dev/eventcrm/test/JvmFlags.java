package dev.eventcrm.test;

import java.util.Arrays;
import java.util.List;

/** What the build tells the JVMs of tests, for those that a test starts itself. */
public final class JvmFlags {
    private JvmFlags() {}

    /**
     * Reads the build's {@code crm.jvmFlags}.
     *
     * @return flags, such as {@code -XX:TieredStopAtLevel=1}; none where a test is run without the build
     */
    public static List<String> given() {
        return Arrays.stream(System.getProperty("crm.jvmFlags", "").split(" "))
                .filter(flag -> !flag.isBlank())
                .toList();
    }
}
