package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path folder;

    private Path jarWith(String content, Instant time) throws IOException {
        Path jar = folder.resolve("app.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            JarEntry entry = new JarEntry("Main.class");
            entry.setLastModifiedTime(FileTime.from(time));
            out.putNextEntry(entry);
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return Files.setLastModifiedTime(jar, FileTime.from(time));
    }

    @Test
    void aBootJarWrittenAnewWithTheSameContentKeepsItsName() throws IOException {
        String first = Fingerprint.of(new Code.BootJar(jarWith("one", Instant.parse("2026-01-01T00:00:00Z"))));
        String again = Fingerprint.of(new Code.BootJar(jarWith("one", Instant.parse("2026-02-02T00:00:00Z"))));
        assertThat(again).isEqualTo(first).matches("[0-9a-f]{16}");
    }

    @Test
    void aBootJarWithOtherContentGetsAnotherName() throws IOException {
        String first = Fingerprint.of(new Code.BootJar(jarWith("one", Instant.EPOCH)));
        assertThat(Fingerprint.of(new Code.BootJar(jarWith("two", Instant.EPOCH))))
                .isNotEqualTo(first);
    }

    @Test
    void aPlainJarGetsAnotherNameWithItsTimeAndWithItsLibraries() throws IOException {
        Path jar = jarWith("one", Instant.parse("2026-01-01T00:00:00Z"));
        String first = Fingerprint.of(new Code.PlainJar(jar));
        Files.writeString(Files.createDirectories(folder.resolve("lib")).resolve("more.jar"), "more");
        String withLibrary = Fingerprint.of(new Code.PlainJar(jar));
        jarWith("one", Instant.parse("2026-02-02T00:00:00Z"));
        assertThat(Fingerprint.of(new Code.PlainJar(jar)))
                .isNotEqualTo(withLibrary)
                .isNotEqualTo(first);
        assertThat(withLibrary).isNotEqualTo(first);
    }

    @Test
    void anUnreadableJarIsNamed() {
        assertThatThrownBy(() -> Fingerprint.of(new Code.BootJar(folder.resolve("none.jar"))))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("none.jar cannot be read");
    }
}
