package dev.eventcrm.system;

import dev.eventcrm.test.JvmFlags;
import dev.eventcrm.test.TestAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A sender of a test's own, on the engines of the stack and with another SES. */
final class OwnSender implements AutoCloseable {
    private static final String JAR = "email-sender/target/email-sender-app.jar";

    private final Process process;

    private OwnSender(Process process) {
        this.process = process;
    }

    /** Starts it; it works once it has found everything. */
    static OwnSender start(RunningStack stack, URI ses) {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("crm.root")));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(JvmFlags.given());
        command.addAll(List.of("-jar", root.resolve(JAR).toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        root.resolve("system-tests/target/own-sender.log").toFile());
        builder.environment().put("CRM_ADDRESSES_SECRET", TestAddresses.SECRET);
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE", "local",
                        "SERVER_PORT", "0",
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_ENDPOINT_URL_DYNAMODB", stack.url("dynamodb").toString(),
                        "AWS_ENDPOINT_URL_SESV2", ses.toString(),
                        "CRM_QUERY_URL", stack.url("query-api").toString(),
                        "CRM_TRACKING_SECRET", "a secret of this test alone, and of nobody else",
                        "CRM_SENDER_FROM", "Event CRM <events@example.com>"));
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new OwnSender(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
