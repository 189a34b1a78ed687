package dev.eventcrm.engine.ses;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param webhooks addresses that are notified of events
 * @param quota mails per second; null for no limit
 */
record Arguments(
        String host, int port, List<URI> webhooks, @Nullable Double quota, String configurationSet) {
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if an option is unknown or its value is missing or wrong
     */
    static Arguments parse(String... given) {
        String host = "127.0.0.1";
        int port = 8005;
        List<URI> webhooks = new ArrayList<>();
        Double quota = null;
        String configurationSet = "event-crm";
        for (int i = 0; i < given.length; i += 2) {
            String option = given[i];
            if (i + 1 == given.length) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            String value = given[i + 1];
            switch (option) {
                case "--host" -> host = value;
                case "--port" -> port = port(value);
                case "--webhook" -> webhooks.add(webhook(value));
                case "--quota" -> quota = quota(value);
                case "--configuration-set" -> configurationSet = value;
                default ->
                    throw new IllegalArgumentException(option
                            + " is unknown; known are --host, --port, --webhook, --quota and --configuration-set");
            }
        }
        return new Arguments(host, port, List.copyOf(webhooks), quota, configurationSet);
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new IllegalArgumentException(
                "--port is %s, but must be a number up to %d".formatted(value, HIGHEST_PORT));
    }

    private static URI webhook(String value) {
        if (!value.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new IllegalArgumentException(
                    "--webhook is %s, but must be an address such as http://127.0.0.1:8081/ses/notifications"
                            .formatted(value));
        }
        return URI.create(value);
    }

    private static double quota(String value) {
        try {
            double quota = Double.parseDouble(value);
            if (quota > 0 && Double.isFinite(quota)) {
                return quota;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new IllegalArgumentException("--quota is %s, but must be a number above 0".formatted(value));
    }
}
