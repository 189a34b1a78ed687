package dev.eventcrm.services;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param logs the folder of the log files, which exists
 * @param train whether to end once all services have answered; a training run of the JVM's start-up cache does
 * @param ports of the services; one that is not named gets any free port
 */
record Arguments(Path logs, boolean train, Map<Service, Integer> ports) {
    Arguments {
        ports = Map.copyOf(ports);
    }

    /**
     * Reads {@code --logs FOLDER [--train] [NAME=PORT]...}.
     *
     * @throws IllegalArgumentException if something is unknown or missing; names it and what is known
     */
    static Arguments parse(String[] arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        @Nullable Path logs = null;
        boolean train = false;
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--train" -> train = true;
                case "--logs" -> {
                    if (rest.isEmpty()) {
                        throw new IllegalArgumentException("--logs lacks its FOLDER");
                    }
                    logs = Path.of(rest.pop());
                }
                default -> {
                    int equals = Math.max(0, argument.indexOf('='));
                    ports.put(service(argument, equals), port(argument, equals));
                }
            }
        }
        if (logs == null) {
            throw new IllegalArgumentException("--logs FOLDER is missing");
        }
        return new Arguments(logs, train, ports);
    }

    private static Service service(String argument, int equals) {
        String label = argument.substring(0, equals);
        return Arrays.stream(Service.values())
                .filter(service -> service.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is unknown; known are --logs, --train and %s"
                        .formatted(
                                argument,
                                Arrays.stream(Service.values())
                                        .map(service -> service.label() + "=PORT")
                                        .collect(Collectors.joining(", ")))));
    }

    private static int port(String argument, int equals) {
        try {
            return Integer.parseInt(argument.substring(equals + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(argument + " does not end with a port", e);
        }
    }

    int port(Service service) {
        return ports.getOrDefault(service, 0);
    }
}
