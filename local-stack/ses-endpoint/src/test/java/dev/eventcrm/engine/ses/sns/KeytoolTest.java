package dev.eventcrm.engine.ses.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeytoolTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Path script(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("keytool"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void makesTheCertificateThatTheSdkOfAwsAsksFor() throws Exception {
        X509Certificate certificate = SigningKey.generate(Keytool.INSTALLED).certificate();
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=sns.amazonaws.com");
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "sns.amazonaws.com"), List.of(2, "sns.us-east-1.amazonaws.com"));
        certificate.checkValidity(Date.from(Instant.now().minus(Duration.ofHours(20))));
        certificate.checkValidity(Date.from(Instant.now().plus(Duration.ofDays(390))));
    }

    @Test
    void repeatsWhatAFailingKeytoolPrints() throws IOException {
        Keytool failing = new Keytool(script("echo no such option >&2; exit 3"), LONG);
        assertThatThrownBy(() -> SigningKey.generate(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("%s failed with exit code 3: no such option", failing.program());
    }

    @Test
    void endsAKeytoolThatHangs() throws IOException {
        Keytool hanging = new Keytool(script("exec sleep 600"), Duration.ofMillis(100));
        assertThatThrownBy(() -> SigningKey.generate(hanging))
                .isInstanceOf(IOException.class)
                .hasMessage("%s did not end within 100 ms", hanging.program());
    }

    @Test
    void saysThatThereIsNoKeytool() {
        Keytool missing = new Keytool(folder.resolve("missing"), LONG);
        assertThatThrownBy(() -> SigningKey.generate(missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing.program().toString());
    }
}
