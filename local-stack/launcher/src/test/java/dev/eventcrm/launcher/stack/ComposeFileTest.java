package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.stack.Program.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the launcher starts and what {@code docker-compose.yml} starts is the same stack. */
class ComposeFileTest {
    private static final Path ROOT = Path.of("../..");
    /** {@code ${NAME:-default}} or {@code ${NAME-default}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):?-([^}]*)}");

    private static final Pattern SHOWN = Pattern.compile("(?m)^([A-Z_]+)=(.*)$");
    private static final int LAPTOP_MEGABYTES = 6 * 1024;

    private final String text;
    private final String example;
    private final JsonNode containers;
    private final List<Program> programs = Programs.of(StackSettings.of(Path.of("/repository"))
            .withDataFolder(Path.of("/data"))
            .withProcesses(true));

    ComposeFileTest() throws IOException {
        text = Files.readString(ROOT.resolve("docker-compose.yml"));
        example = Files.readString(ROOT.resolve(".env.example"));
        Map<String, Object> file = new Yaml().load(VARIABLE.matcher(text).replaceAll("$2"));
        containers = new JsonMapper().<JsonNode>valueToTree(file).path("services");
    }

    private Map<String, JsonNode> ofTheDefaultProfile() {
        return containers.properties().stream()
                .filter(container -> !container.getValue().has("profiles"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<Program> services() {
        return programs.stream().filter(program -> program.role() == Role.SERVICE);
    }

    private Map<String, String> environment(String container) {
        return containers.path(container).path("environment").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().asString()));
    }

    private static List<String> ports(JsonNode container) {
        return container.path("ports").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void namesEveryProgramOfTheStackAndNoOther() {
        assertThat(ofTheDefaultProfile().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        programs.stream().map(Program::name).toList());
    }

    @Test
    void tellsEachServiceWhatTheLauncherTellsIt() {
        assertThat(services()).allSatisfy(service -> {
            Map<String, String> expected = new TreeMap<>(service.environment());
            expected.remove("SERVER_PORT");
            assertThat(environment(service.name()).keySet()).containsAll(expected.keySet());
            // Addresses are others: containers have names.
            expected.values().removeIf(value -> value.startsWith("http://"));
            assertThat(environment(service.name())).containsAllEntriesOf(expected);
        });
    }

    @Test
    void buildsEachServiceForThePortThatTheLauncherGivesIt() {
        assertThat(services()).allSatisfy(service -> {
            JsonNode arguments = containers.path(service.name()).path("build").path("args");
            assertThat(arguments.path("SERVICE").asString()).isEqualTo(service.name());
            assertThat(arguments.path("PORT").asInt())
                    .isEqualTo(service.endpoints().getFirst().port());
        });
    }

    @Test
    void hasOneSecretOfLinksAndItIsLongEnough() {
        String secret = "CRM_TRACKING_SECRET";
        assertThat(environment("email-sender").get(secret))
                .hasSizeGreaterThanOrEqualTo(32)
                .isEqualTo(environment("command-api").get(secret));
    }

    @Test
    void hasOneSecretOfAddressesAndItIsLongEnough() {
        String secret = "CRM_ADDRESSES_SECRET";
        assertThat(Stream.of("command-api", "email-sender", "query-api", "stream-indexer")
                        .map(service -> String.valueOf(environment(service).get(secret)))
                        .distinct())
                .singleElement()
                .satisfies(text -> assertThat(text).hasSizeGreaterThanOrEqualTo(32));
    }

    /** Where recipients are real, everybody would know by which secret addresses are hashed. */
    @ParameterizedTest
    @ValueSource(strings = {"command-api", "email-sender", "query-api", "stream-indexer"})
    void theSecretOfAddressesThatEverybodyKnowsIsAllowedInProfileLocalAlone(String service) throws IOException {
        Path resources = ROOT.resolve(service).resolve("src/main/resources");
        Path settings;
        try (Stream<Path> files = Files.list(resources)) {
            settings = files.filter(file -> file.getFileName().toString().startsWith("application."))
                    .findFirst()
                    .orElseThrow();
        }
        List<Map<String, String>> allowing = new ArrayList<>();
        for (Object document : new Yaml().loadAll(Files.readString(settings))) {
            Map<String, String> properties = new TreeMap<>();
            flatten("", document, properties);
            if ("true".equals(properties.get("crm.addresses.public-secret-allowed"))) {
                allowing.add(properties);
            }
        }
        assertThat(allowing)
                .singleElement()
                .satisfies(
                        document -> assertThat(document).containsEntry("spring.config.activate.on-profile", "local"));
    }

    private static void flatten(String name, Object value, Map<String, String> properties) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> flatten(name.isEmpty() ? "" + key : name + "." + key, entry, properties));
        } else {
            properties.put(name, String.valueOf(value));
        }
    }

    @Test
    void publishesOnLoopbackOnly() {
        assertThat(containers.values())
                .allSatisfy(container -> assertThat(ports(container)).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void takesNoFixedPortForWhatMayBeScaled() {
        assertThat(List.of("command-api", "query-api", "stream-indexer", "email-sender"))
                .allSatisfy(scaled -> assertThat(ports(containers.path(scaled)))
                        .isNotEmpty()
                        .allMatch(port -> port.startsWith("127.0.0.1::")));
    }

    @Test
    void fitsIntoTheMemoryOfALaptop() {
        int megabytes = ofTheDefaultProfile().values().stream()
                .map(container -> container.path("mem_limit").asString())
                .mapToInt(limit -> Integer.parseInt(limit.replaceFirst("m$", "")))
                .sum();
        assertThat(megabytes).isLessThanOrEqualTo(LAPTOP_MEGABYTES);
    }

    @Test
    void theExampleOfSettingsShowsTheirDefaults() {
        Map<String, String> defaults = variables()
                .collect(Collectors.toMap(
                        variable -> variable.group(1), variable -> variable.group(2), (one, other) -> one));
        assertThat(SHOWN.matcher(example).results())
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(defaults).containsEntry(shown.group(1), shown.group(2)));
    }

    @Test
    void theExampleOfSettingsNamesEveryOneThereIs() {
        assertThat(variables().map(variable -> variable.group(1)))
                .allSatisfy(name -> assertThat(example).containsPattern("(?m)^(# )?" + name + "="));
    }

    private Stream<MatchResult> variables() {
        return VARIABLE.matcher(text).results();
    }
}
