package dev.eventcrm.system;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody else's SES endpoint, {@code aws-ses-v2-local} from npm, as a process: a second opinion on what a sender sends.
 *
 * <p>It knows SendEmail and GetAccount, keeps headers, and drops tags and the configuration set; it publishes no events.
 * Installed once into {@code target/} from the versions that {@code aws-ses-v2-local/package-lock.json} pins.
 */
final class AwsSesV2Local implements AutoCloseable {
    private static final String NAME = "aws-ses-v2-local";
    private static final String LOCK = "package-lock.json";
    private static final Pattern RUNNING = Pattern.compile("server running at http://localhost:(\\d+)");
    private static final long INSTALL_MINUTES = 5;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final URI url;

    private AwsSesV2Local(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * A mail that it has taken.
     *
     * @param to as the sender gave them
     * @param headers that the sender added
     */
    record Taken(
            String messageId,
            String from,
            List<String> to,
            String subject,
            @Nullable String text,
            @Nullable String html,
            Map<String, String> headers) {}

    /** Whether Node.js and npm are on the path; nothing else of this build needs them. */
    static boolean canRun() {
        return Stream.of("node", "npm")
                .allMatch(tool -> Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool))));
    }

    /**
     * Installs it if that was not done yet, and starts it on a free port.
     *
     * @param maxSendRate what GetAccount tells
     */
    static AwsSesV2Local start(double maxSendRate) {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("crm.root")))
                .resolve("system-tests/target")
                .resolve(NAME);
        try {
            install(folder);
            ProcessBuilder builder = new ProcessBuilder(
                            "node", "node_modules/%s/dist/cli.js".formatted(NAME), "--host", "127.0.0.1", "--port", "0")
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("AWS_SES_ACCOUNT", account(maxSendRate));
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new AwsSesV2Local(process, awaitAddress(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void install(Path folder) throws IOException {
        Path source = folder.resolveSibling("../" + NAME).normalize();
        // Written last by npm: what stands beside it is whole.
        Path installed = folder.resolve("node_modules/.package-lock.json");
        Path lock = folder.resolve(LOCK);
        if (Files.exists(installed) && Files.mismatch(source.resolve(LOCK), lock) < 0) {
            return;
        }
        Files.createDirectories(folder);
        for (String file : List.of("package.json", LOCK)) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.log").toFile())
                .start();
        try {
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IOException("npm ci failed:\n" + Files.readString(folder.resolve("npm.log")));
            }
        } catch (InterruptedException e) {
            npm.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** It refuses GetAccount unless every field of the answer is set. */
    private static String account(double maxSendRate) {
        return """
                {"DedicatedIpAutoWarmupEnabled": false,
                 "Details": {"AdditionalContactEmailAddresses": [], "ContactLanguage": "EN", "MailType": "MARKETING",
                   "ReviewDetails": {"CaseId": "1", "Status": "GRANTED"}, "UseCaseDescription": "", "WebsiteURL": ""},
                 "EnforcementStatus": "HEALTHY", "ProductionAccessEnabled": true, "SendingEnabled": true,
                 "SendQuota": {"Max24HourSend": 50000, "MaxSendRate": %s, "SentLast24Hours": 0},
                 "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]}}""".formatted(maxSendRate);
    }

    private static URI awaitAddress(Process process) throws IOException {
        // Left open: closed, it would end the program with its next line.
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                return URI.create("http://127.0.0.1:" + running.group(1));
            }
            said.append(line).append('\n');
        }
        throw new IOException(NAME + " did not start:\n" + said);
    }

    /** Where it answers: the value of {@code AWS_ENDPOINT_URL_SESV2}. */
    URI url() {
        return url;
    }

    /** All mails that it has taken, in that order. */
    List<Taken> mails() {
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/store")).build();
            JsonNode store =
                    JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
            return stream(store.path("emails")).map(AwsSesV2Local::taken).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Taken taken(JsonNode mail) {
        return new Taken(
                mail.path("messageId").asString(),
                mail.path("from").asString(),
                stream(mail.at("/destination/to")).map(JsonNode::asString).toList(),
                mail.path("subject").asString(),
                mail.at("/body/text").asString(null),
                mail.at("/body/html").asString(null),
                stream(mail.path("headers"))
                        .collect(Collectors.toMap(
                                header -> header.path("name").asString(),
                                header -> header.path("value").asString())));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
