package dev.eventcrm.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The programs of the stack, in the order in which they are started. */
final class Programs {
    static final String DYNAMODB = "dynamodb";
    static final String OPENSEARCH = "opensearch";
    static final String COMMAND_API = "command-api";
    static final String STREAM_INDEXER = "stream-indexer";
    static final String QUERY_API = "query-api";
    static final String GATEWAY = "gateway";

    static final int HIGHEST_PORT = 9200;

    /** Their ports without an offset. */
    static final Map<String, Integer> PORTS = Map.of(
            GATEWAY, 8000,
            DYNAMODB, 8001,
            COMMAND_API, 8081,
            QUERY_API, 8082,
            STREAM_INDEXER, 8083,
            OPENSEARCH, HIGHEST_PORT);

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String READINESS = "/actuator/health/readiness";

    /** What every JVM of the stack is told: small, quick to start, and dead rather than half alive without memory. */
    private static final List<String> COMMON_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private Programs() {}

    /** All programs; OpenSearch first, because it takes longest. */
    static List<Program> of(StackSettings settings) {
        List<Program> programs = new ArrayList<>(engines(settings.root(), settings.data(), settings.portOffset()));
        for (String service : List.of(COMMAND_API, STREAM_INDEXER, QUERY_API, GATEWAY)) {
            programs.add(service(service, settings));
        }
        return List.copyOf(programs);
    }

    private static List<Program> engines(Path root, DataFolder data, int offset) {
        return List.of(
                openSearch(root, data, portOf(OPENSEARCH, offset)), dynamoDb(root, data, portOf(DYNAMODB, offset)));
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
            default -> Optional.of(program.withJvmFlag("-Dspring.context.exit=onRefresh"));
        };
    }

    static int portOf(String program, int offset) {
        Integer port = PORTS.get(program);
        if (port == null) {
            throw new StackException(Names.unknown(program, PORTS.keySet()));
        }
        return port + offset;
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

    private static Program service(String name, StackSettings settings) {
        int port = portOf(name, settings.portOffset());
        Map<String, String> environment = new TreeMap<>(sharedEnvironment(settings.portOffset()));
        environment.put("SERVER_PORT", Integer.toString(port));
        if (name.equals(GATEWAY)) {
            environment.put("CRM_GATEWAY_COMMAND_URL", url(COMMAND_API, settings.portOffset()));
            environment.put("CRM_GATEWAY_QUERY_URL", url(QUERY_API, settings.portOffset()));
            environment.put("CRM_GATEWAY_INDEXER_URL", url(STREAM_INDEXER, settings.portOffset()));
        }
        environment.putAll(settings.environment());
        return new Program(
                name,
                Role.SERVICE,
                new Code.BootJar(settings.root().resolve("%s/target/%s-%s-app.jar".formatted(name, name, VERSION))),
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

    private static Map<String, String> sharedEnvironment(int offset) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", url(DYNAMODB, offset),
                "AWS_ENDPOINT_URL_DYNAMODB_STREAMS", url(DYNAMODB, offset),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "CRM_OPENSEARCH_URL", url(OPENSEARCH, offset));
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
