package dev.eventcrm.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs of the stack, in the order in which they are started. */
final class Programs {
    static final String DYNAMODB = "dynamodb";
    static final String OPENSEARCH = "opensearch";
    static final String SES = "ses";
    static final String COMMAND_API = "command-api";
    static final String STREAM_INDEXER = "stream-indexer";
    static final String QUERY_API = "query-api";
    static final String EMAIL_SENDER = "email-sender";
    static final String GATEWAY = "gateway";

    static final int HIGHEST_PORT = 9200;
    static final int MOST_SENDERS = 9;

    /** Their ports without an offset. */
    static final Map<String, Integer> PORTS = Map.of(
            GATEWAY, 8000,
            DYNAMODB, 8001,
            SES, 8005,
            COMMAND_API, 8081,
            QUERY_API, 8082,
            STREAM_INDEXER, 8083,
            EMAIL_SENDER, 8084,
            OPENSEARCH, HIGHEST_PORT);

    private static final String VERSION = "0.1.0-SNAPSHOT";
    /** The second sender is on 8094, the third on 8104. */
    private static final int BETWEEN_SENDERS = 10;

    private static final Pattern FURTHER_SENDER = Pattern.compile(EMAIL_SENDER + "-([2-9])");
    private static final String READINESS = "/actuator/health/readiness";

    /** What every JVM of the stack is told: small, quick to start, and dead rather than half alive without memory. */
    private static final List<String> COMMON_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private Programs() {}

    /** All programs; OpenSearch first, because it takes longest. */
    static List<Program> of(StackSettings settings) {
        List<Program> programs = new ArrayList<>(engines(settings.root(), settings.data(), settings.portOffset()));
        for (String service : List.of(COMMAND_API, STREAM_INDEXER, QUERY_API)) {
            programs.add(service(service, settings));
        }
        for (int number = 1; number <= settings.senders(); number++) {
            programs.add(service(sender(number), settings));
        }
        programs.add(service(GATEWAY, settings));
        return programs.stream()
                .map(program -> program.withJvmFlags(settings.additions().jvmFlags()))
                .toList();
    }

    private static List<Program> engines(Path root, DataFolder data, int offset) {
        return List.of(
                openSearch(root, data, portOf(OPENSEARCH, offset)),
                dynamoDb(root, data, portOf(DYNAMODB, offset)),
                ses(root, data, portOf(SES, offset), List.of(url(COMMAND_API, offset) + "/ses/notifications")));
    }

    /** The name of a sender, counted from 1: {@code email-sender}, {@code email-sender-2}, … */
    static String sender(int number) {
        return number == 1 ? EMAIL_SENDER : EMAIL_SENDER + "-" + number;
    }

    /** How many senders a stack has, by the names of its programs; one if they tell nothing. */
    static int sendersAmong(Collection<String> programs) {
        return Math.max(
                1, programs.stream().mapToInt(Programs::numberOfSender).max().orElse(1));
    }

    private static int numberOfSender(String program) {
        Matcher further = FURTHER_SENDER.matcher(program);
        return program.equals(EMAIL_SENDER) ? 1 : further.matches() ? Integer.parseInt(further.group(1)) : 0;
    }

    /** The module that a program is an instance of. */
    static String moduleOf(String program) {
        return numberOfSender(program) > 0 ? EMAIL_SENDER : program;
    }

    /**
     * The program as it rehearses its start: an engine elsewhere, a service without serving.
     *
     * @return none for DynamoDB Local: a jar of it has a folder on its class path, and then the JVM makes no cache
     */
    static Optional<Program> forRehearsal(Program program, Path root, DataFolder elsewhere, int port) {
        return switch (program.name()) {
            case OPENSEARCH -> Optional.of(openSearch(root, elsewhere, port));
            case DYNAMODB -> Optional.empty();
            case SES -> Optional.of(ses(root, elsewhere, port, List.of()));
            default -> Optional.of(program.withJvmFlags(List.of("-Dspring.context.exit=onRefresh")));
        };
    }

    static int portOf(String program, int offset) {
        Integer port = PORTS.get(moduleOf(program));
        if (port == null) {
            throw new StackException(Names.unknown(program, PORTS.keySet()));
        }
        return port + offset + Math.max(0, numberOfSender(program) - 1) * BETWEEN_SENDERS;
    }

    static Program openSearch(Path root, DataFolder data, int port) {
        return new Program(
                OPENSEARCH,
                Role.ENGINE,
                new Code.PlainJar(root.resolve(
                        "local-stack/opensearch-engine/target/opensearch-engine-%s.jar".formatted(VERSION))),
                port,
                Probe.answersOk(port, "/"),
                and(COMMON_FLAGS, "-Xms768m", "-Xmx768m", "-Djava.io.tmpdir=" + data.temporary()),
                List.of(
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.openSearch().toString()),
                Map.of(),
                Optional.of(data.openSearch()));
    }

    static Program dynamoDb(Path root, DataFolder data, int port) {
        return new Program(
                DYNAMODB,
                Role.ENGINE,
                new Code.PlainJar(
                        root.resolve("local-stack/dynamodb-engine/target/dynamodb-engine-%s.jar".formatted(VERSION))),
                port,
                Probe.answersAnything(port),
                and(
                        COMMON_FLAGS,
                        "-Xmx384m",
                        "-Djava.io.tmpdir=" + data.temporary(),
                        "-Dorg.sqlite.tmpdir=" + data.temporary()),
                List.of(
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.dynamoDb().toString()),
                Map.of(),
                Optional.of(data.dynamoDb()));
    }

    static Program ses(Path root, DataFolder data, int port, List<String> webhooks) {
        List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(port)));
        webhooks.forEach(webhook -> arguments.addAll(List.of("--webhook", webhook)));
        return new Program(
                SES,
                Role.ENGINE,
                new Code.PlainJar(
                        root.resolve("local-stack/ses-endpoint/target/ses-endpoint-%s.jar".formatted(VERSION))),
                port,
                Probe.answersOk(port, "/_health"),
                and(COMMON_FLAGS, "-Xms24m", "-Xmx128m", "-Xmn20m", "-Xss512k", "-Djava.io.tmpdir=" + data.temporary()),
                arguments,
                Map.of(),
                Optional.empty());
    }

    private static Program service(String name, StackSettings settings) {
        int port = portOf(name, settings.portOffset());
        String module = moduleOf(name);
        Map<String, String> environment = new TreeMap<>(ServiceEnvironment.of(module, settings));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.putAll(settings.additions().environment());
        return new Program(
                name,
                Role.SERVICE,
                new Code.BootJar(settings.root().resolve("%s/target/%s-%s-app.jar".formatted(module, module, VERSION))),
                port,
                Probe.answersOk(port, READINESS),
                and(
                        COMMON_FLAGS,
                        "-Xmx256m",
                        "-Xss512k",
                        "-Djava.io.tmpdir=" + settings.data().temporary()),
                List.of(),
                environment,
                Optional.empty());
    }

    static String url(String program, int offset) {
        return "http://127.0.0.1:" + portOf(program, offset);
    }

    private static List<String> and(List<String> flags, String... more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return all;
    }
}
