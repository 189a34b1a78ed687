package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void makesOneTrackingSecretForGood() {
        DataFolder data = new DataFolder(folder.resolve("data"));
        assertThat(data.trackingSecret()).isEmpty();
        data.makeTrackingSecret();
        String first = data.trackingSecret().orElseThrow();
        data.makeTrackingSecret();
        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(data.trackingSecret()).contains(first);
    }

    @Test
    void hidesTheTrackingSecretFromOthers() throws Exception {
        new DataFolder(folder).makeTrackingSecret();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tracking-secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheTrackingSecretWhenTheEnginesAreEmptied() {
        DataFolder data = new DataFolder(folder);
        data.makeTrackingSecret();
        data.emptyEngines();
        assertThat(data.trackingSecret()).isPresent();
    }

    @Test
    void handsTheTrackingSecretToThoseWhoSignLinks() {
        StackSettings settings =
                StackSettings.of(folder).withDataFolder(folder.resolve("data")).withProcesses(true);
        settings.data().makeTrackingSecret();
        String secret = settings.data().trackingSecret().orElseThrow();
        assertThat(Programs.of(settings))
                .filteredOn(program -> program.environment().containsValue(secret))
                .extracting(Program::name)
                .containsExactly("command-api", "email-sender");
    }
}
