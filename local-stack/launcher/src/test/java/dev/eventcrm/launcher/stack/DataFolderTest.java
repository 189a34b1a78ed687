package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.stack.DataFolder.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void makesASecretForGood(Secret secret) {
        DataFolder data = new DataFolder(folder.resolve("data"));
        assertThat(data.secret(secret)).isEmpty();
        data.makeSecrets();
        String first = data.secret(secret).orElseThrow();
        data.makeSecrets();
        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(data.secret(secret)).contains(first);
    }

    @Test
    void makesAnotherSecretForEachPurpose() {
        DataFolder data = new DataFolder(folder);
        data.makeSecrets();
        assertThat(data.secret(Secret.TRACKING)).isNotEqualTo(data.secret(Secret.ADDRESSES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracking-secret", "address-secret"})
    void hidesSecretsFromOthers(String file) throws Exception {
        new DataFolder(folder).makeSecrets();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @EnumSource
    void keepsSecretsWhenTheEnginesAreEmptied(Secret secret) {
        DataFolder data = new DataFolder(folder);
        data.makeSecrets();
        data.emptyEngines();
        assertThat(data.secret(secret)).isPresent();
    }

    @Test
    void handsTheTrackingSecretToThoseWhoSignLinks() {
        assertThat(holders(Secret.TRACKING)).containsExactly("command-api", "email-sender");
    }

    @Test
    void handsTheAddressSecretToAllWhoKnowAddresses() {
        assertThat(holders(Secret.ADDRESSES))
                .containsExactlyInAnyOrder("command-api", "email-sender", "stream-indexer", "query-api");
    }

    private List<String> holders(Secret secret) {
        StackSettings settings =
                StackSettings.of(folder).withDataFolder(folder.resolve("data")).withProcesses(true);
        settings.data().makeSecrets();
        String text = settings.data().secret(secret).orElseThrow();
        return Programs.of(settings).stream()
                .filter(program -> program.environment().containsValue(text))
                .map(Program::name)
                .toList();
    }
}
