package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.Program.Code;
import dev.eventcrm.launcher.stack.Program.Role;
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

    /** The program that runs the five services in one JVM. */
    static final String SERVICES = "services";

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

    /** The second sender is on 8094, the third on 8104. */
    private static final int BETWEEN_SENDERS = 10;

    private static final Pattern FURTHER_SENDER = Pattern.compile(EMAIL_SENDER + "-([2-9])");
    private static final String READINESS = "/actuator/health/readiness";

    /** Port 1 (TCP Port Service Multiplexer) refuses at once. */
    private static final String NOTHING_LISTENS = "http://127.0.0.1:1";

    /** Small, quick to start, and ended by the first OutOfMemoryError. */
    private static final List<String> COMMON_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private Programs() {}

    /** All programs; OpenSearch first, because it takes longest. */
    static List<Program> of(StackSettings settings) {
        List<Program> programs = new ArrayList<>(engines(settings.root(), settings.data(), settings.portOffset()));
        if (settings.processes()) {
            services(settings.senders()).forEach(service -> programs.add(service(service, settings)));
        } else {
            programs.add(servicesInOne(settings));
        }
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

    private static List<String> services(int senders) {
        List<String> names = new ArrayList<>(List.of(COMMAND_API, STREAM_INDEXER, QUERY_API));
        for (int number = 1; number <= senders; number++) {
            names.add(sender(number));
        }
        names.add(GATEWAY);
        return names;
    }

    /** The name of a sender, counted from 1: {@code email-sender}, {@code email-sender-2}, … */
    static String sender(int number) {
        return number == 1 ? EMAIL_SENDER : EMAIL_SENDER + "-" + number;
    }

    /** How many senders a stack has, by the names of its programs; one if there is no sender among them. */
    static int sendersAmong(Collection<String> programs) {
        return Math.max(
                1, programs.stream().mapToInt(Programs::numberOfSender).max().orElse(1));
    }

    private static int numberOfSender(String program) {
        Matcher further = FURTHER_SENDER.matcher(program);
        return program.equals(EMAIL_SENDER) ? 1 : further.matches() ? Integer.parseInt(further.group(1)) : 0;
    }

    /** Whether the services of a stack are programs of their own, by the names of its programs. */
    static boolean areProcesses(Collection<String> programs) {
        return programs.contains(GATEWAY) || programs.contains(COMMAND_API) || programs.contains(QUERY_API);
    }

    /** The module that a program is an instance of. */
    private static String moduleOf(String program) {
        return numberOfSender(program) > 0 ? EMAIL_SENDER : program;
    }

    /**
     * The program for a training run: an engine on an empty folder and a free port; services on free ports, without engines, until they have
     * answered.
     */
    static Program forTraining(Program program, Path root, DataFolder elsewhere) {
        if (program.name().equals(OPENSEARCH)) {
            return openSearch(root, elsewhere, PortCheck.anyFree());
        }
        Map<String, String> alone = new TreeMap<>(program.environment());
        alone.replaceAll((_, value) -> value.startsWith("http://") ? NOTHING_LISTENS : value);
        return new Program(
                program.name(),
                program.role(),
                program.code(),
                program.endpoints(),
                program.jvmFlags(),
                List.of("--logs", elsewhere.logs().toString(), "--train"),
                alone,
                program.data());
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
                localStack("opensearch-engine", root),
                List.of(new Endpoint(OPENSEARCH, port, Probe.answersOk(port, "/"))),
                and(COMMON_FLAGS, "-Xms256m", "-Xmx768m", "-Djava.io.tmpdir=" + data.temporary()),
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
                localStack("dynamodb-engine", root),
                List.of(new Endpoint(DYNAMODB, port, Probe.answersAnything(port))),
                and(
                        COMMON_FLAGS,
                        "-Xmx192m",
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
                localStack("ses-endpoint", root),
                List.of(new Endpoint(SES, port, Probe.answersOk(port, "/_health"))),
                and(COMMON_FLAGS, "-Xms24m", "-Xmx128m", "-Xmn20m", "-Xss512k", "-Djava.io.tmpdir=" + data.temporary()),
                arguments,
                Map.of(),
                Optional.empty());
    }

    /** The build names jars after their modules, without the version: {@code finalName} in the parent pom. */
    private static Code localStack(String module, Path root) {
        return new Code.PlainJar(root.resolve("local-stack/%s/target/%s.jar".formatted(module, module)));
    }

    private static Program service(String name, StackSettings settings) {
        String module = moduleOf(name);
        Endpoint endpoint = endpoint(name, settings.portOffset());
        Map<String, String> environment = new TreeMap<>(ServiceEnvironment.of(module, settings));
        environment.put("SERVER_PORT", Integer.toString(endpoint.port()));
        environment.putAll(settings.additions().environment());
        return new Program(
                name,
                Role.SERVICE,
                new Code.BootJar(settings.root().resolve("%s/target/%s-app.jar".formatted(module, module))),
                List.of(endpoint),
                serviceFlags(settings, "-Xmx256m"),
                List.of(),
                environment,
                Optional.empty());
    }

    /** The environments of the services agree in everything but the port. */
    private static Program servicesInOne(StackSettings settings) {
        List<Endpoint> endpoints = services(1).stream()
                .map(name -> endpoint(name, settings.portOffset()))
                .toList();
        Map<String, String> environment = new TreeMap<>();
        endpoints.forEach(endpoint -> environment.putAll(ServiceEnvironment.of(endpoint.name(), settings)));
        environment.putAll(settings.additions().environment());
        List<String> arguments =
                new ArrayList<>(List.of("--logs", settings.data().logs().toString()));
        endpoints.forEach(endpoint -> arguments.add(endpoint.name() + "=" + endpoint.port()));
        return new Program(
                SERVICES,
                Role.SERVICE,
                localStack("services", settings.root()),
                endpoints,
                serviceFlags(settings, "-Xmx640m"),
                arguments,
                environment,
                Optional.empty());
    }

    private static Endpoint endpoint(String service, int offset) {
        int port = portOf(service, offset);
        return new Endpoint(service, port, Probe.answersOk(port, READINESS));
    }

    private static List<String> serviceFlags(StackSettings settings, String heap) {
        return and(
                COMMON_FLAGS,
                heap,
                "-Xss512k",
                "-Djava.io.tmpdir=" + settings.data().temporary());
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
