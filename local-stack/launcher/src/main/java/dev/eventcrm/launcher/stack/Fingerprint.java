package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Names a build of a program, together with the JVM: what was derived from another build or for another JVM is stale. */
final class Fingerprint {
    private static final int BYTES = 8;

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }

    /**
     * The name of what is built now: letters and digits.
     *
     * @throws StackException if the jar cannot be read
     */
    static String of(Code code) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(Runtime.version().toString());
        try {
            switch (code) {
                case Code.BootJar(Path jar) -> fingerprint.addContent(jar);
                case Code.PlainJar(Path jar) -> fingerprint.addFiles(jar);
            }
        } catch (IOException e) {
            throw new StackException("%s cannot be read: %s".formatted(code.jar(), e), e);
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, BYTES);
    }

    private void add(String fact) {
        digest.update(fact.getBytes(StandardCharsets.UTF_8));
    }

    /** A build writes Spring Boot's jars anew even if nothing in them has changed; only copies of them are run. */
    private void addContent(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(file.entries());
            entries.stream()
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .forEach(entry -> add("%s:%d:%d;".formatted(entry.getName(), entry.getSize(), entry.getCrc())));
        }
    }

    /** The JVM refuses a cache once the very files of the class path have another size or time. */
    private void addFiles(Path jar) throws IOException {
        addFile(jar);
        Path libraries = jar.resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> files = Files.list(libraries)) {
                for (Path library : files.sorted().toList()) {
                    addFile(library);
                }
            }
        }
    }

    private void addFile(Path file) throws IOException {
        add("%s:%d:%d;"
                .formatted(
                        file.getFileName(),
                        Files.size(file),
                        Files.getLastModifiedTime(file).toMillis()));
    }
}
