package dev.eventcrm.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Signs messages as SNS does, and serves its certificate, so that a message of ours passes for one of SNS. */
public final class SnsStandIn implements AutoCloseable {
    /** The topic of all tests. */
    public static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:event-crm";

    private static final String HOST = "https://sns.us-east-1.amazonaws.com";
    private static final String CERTIFICATE = "/SimpleNotificationService-0123456789abcdef.pem";
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final List<String> SIGNED =
            List.of("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final HttpServer server;
    private final PrivateKey key;
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    private SnsStandIn(HttpServer server, PrivateKey key) {
        this.server = server;
        this.key = key;
    }

    private static final class Shared {
        static final SnsStandIn INSTANCE = start();
    }

    /** The one of this JVM. */
    public static SnsStandIn shared() {
        return Shared.INSTANCE;
    }

    private static SnsStandIn start() {
        try {
            KeyStore keys = newKeys();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SnsStandIn standIn = new SnsStandIn(server, (PrivateKey) keys.getKey("sns", PASSWORD));
            byte[] pem = pem((X509Certificate) keys.getCertificate("sns"));
            server.createContext("/", exchange -> standIn.answer(exchange, pem));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore newKeys() throws IOException, GeneralSecurityException {
        Path file = Files.createTempDirectory("sns").resolve("keys.p12");
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "sns",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-dname",
                            "CN=sns.amazonaws.com",
                            "-ext",
                            "SAN=dns:sns.amazonaws.com",
                            "-validity",
                            "365",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream input = Files.newInputStream(file)) {
                keys.load(input, PASSWORD);
            }
            return keys;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(file.getParent());
        }
    }

    private static byte[] pem(X509Certificate certificate) throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange, byte[] pem) throws IOException {
        try (exchange) {
            URI asked = exchange.getRequestURI();
            fetched.add(asked.toString());
            boolean isCertificate = asked.getPath().equals(CERTIFICATE);
            byte[] body = isCertificate ? pem : "<ConfirmSubscriptionResponse/>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it answers in place of SNS. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Paths and queries that were fetched so far. */
    public List<String> fetched() {
        return List.copyOf(fetched);
    }

    /** A notification that brings a message, to be signed. */
    public static Map<String, String> notification(String message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", "Notification");
        fields.put("MessageId", UUID.randomUUID().toString());
        fields.put("TopicArn", TOPIC);
        fields.put("Message", message);
        fields.put("Timestamp", "2026-03-01T10:00:01.123Z");
        fields.put("SignatureVersion", "2");
        fields.put("SigningCertURL", HOST + CERTIFICATE);
        fields.put("UnsubscribeURL", HOST + "/?Action=Unsubscribe");
        return fields;
    }

    /** The wish to have a subscription confirmed, to be signed. */
    public static Map<String, String> subscriptionConfirmation(String token) {
        Map<String, String> fields = notification("You have chosen to subscribe to the topic " + TOPIC + ".");
        fields.put("Type", "SubscriptionConfirmation");
        fields.put("Token", token);
        fields.put("SubscribeURL", HOST + "/?Action=ConfirmSubscription&TopicArn=" + TOPIC + "&Token=" + token);
        fields.remove("UnsubscribeURL");
        return fields;
    }

    /** The message as SNS sends it: signed as its signature version says. */
    public String signed(Map<String, String> fields) {
        try {
            boolean isFirst = "1".equals(fields.get("SignatureVersion"));
            Signature signature = Signature.getInstance(isFirst ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(canonical(fields).getBytes(StandardCharsets.UTF_8));
            Map<String, String> signed = new LinkedHashMap<>(fields);
            signed.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
            return JsonMapper.shared().writeValueAsString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "Verifying the signatures of Amazon SNS messages": names and values line by line, in the order of the names. */
    private static String canonical(Map<String, String> fields) {
        List<String> lines = new ArrayList<>();
        for (String name : SIGNED) {
            String value = fields.get(name);
            if (value != null) {
                lines.add(name);
                lines.add(value);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
