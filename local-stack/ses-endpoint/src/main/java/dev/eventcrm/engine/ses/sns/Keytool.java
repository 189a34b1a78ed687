package dev.eventcrm.engine.ses.sns;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's tool for keys and certificates, run as a child process: no public class of the JDK makes a certificate. Every JRE has it.
 *
 * @param program its file
 * @param timeout after which it is killed; it takes about half a second
 */
record Keytool(Path program, Duration timeout) {
    /** The tool of the running JVM. */
    static final Keytool INSTALLED =
            new Keytool(Path.of(System.getProperty("java.home"), "bin", "keytool"), Duration.ofMinutes(1));

    /** One iteration: more would protect a weak password only, and cost 0.4 s of processor time. */
    private static final List<String> FLAGS = List.of(
            "-J-Xmx32m",
            "-J-XX:+UseSerialGC",
            "-J-XX:TieredStopAtLevel=1",
            "-J-Dkeystore.pkcs12.macIterationCount=1",
            "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
            "-genkeypair",
            "-storetype",
            "PKCS12");

    private static final String ALIAS = "key";
    private static final String PASSWORD_VARIABLE = "STORE_PASSWORD";
    private static final int PASSWORD_BYTES = 16;

    /**
     * Makes a key pair with a self-signed certificate. The key store is encrypted with a random password and deleted at once.
     *
     * @param options of {@code keytool -genkeypair}: algorithms, names, validity
     * @throws IOException if keytool cannot be run, fails or exceeds the timeout; the message contains its output
     */
    PrivateKeyEntry generateKeyPair(List<String> options)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("keytool");
        Path store = folder.resolve("keys.p12");
        Path output = folder.resolve("output");
        try {
            String password = randomPassword();
            List<String> command = new ArrayList<>(List.of(program.toString()));
            command.addAll(FLAGS);
            command.addAll(options);
            command.addAll(
                    List.of("-keystore", store.toString(), "-storepass:env", PASSWORD_VARIABLE, "-alias", ALIAS));
            ProcessBuilder keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            keytool.environment().put(PASSWORD_VARIABLE, password);
            run(keytool, output);
            return read(store, password.toCharArray());
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(output);
            Files.delete(folder);
        }
    }

    private static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void run(ProcessBuilder keytool, Path output) throws IOException, InterruptedException {
        Process process = keytool.start();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("%s did not end within %d ms".formatted(program, timeout.toMillis()));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw new IOException("%s failed with exit code %d: %s"
                    .formatted(
                            program,
                            process.exitValue(),
                            Files.readString(output, StandardCharsets.UTF_8).strip()));
        }
    }

    private static PrivateKeyEntry read(Path store, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(store)) {
            keys.load(input, password);
        }
        return (PrivateKeyEntry) keys.getEntry(ALIAS, new PasswordProtection(password));
    }
}
