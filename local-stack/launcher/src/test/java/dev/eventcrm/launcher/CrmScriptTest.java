package dev.eventcrm.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, with JDKs and a launcher that are made up: each JDK's java says how it was called. */
class CrmScriptTest {
    @TempDir
    Path folder;

    private record Answer(int exitCode, String output) {}

    private Path repository() throws IOException {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        Path script = Path.of(System.getProperty("crm.root"), "crm");
        Files.copy(script, repository.resolve("crm"));
        assertThat(repository.resolve("crm").toFile().setExecutable(true)).isTrue();
        Path jar = repository.resolve("local-stack/launcher/target/launcher.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        return repository;
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve("jdks").resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String tool : List.of("java", "javac")) {
            Path file = Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\necho " + name + " \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return home;
    }

    private Answer run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.directory(folder.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("CRM_JDK_FOLDERS", folder.resolve("jdks").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws Exception {
        jdk("old", "21.0.5");
        Answer answer = run(repository().resolve("crm"), Map.of("PATH", pathWithoutJava()), "up");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output())
                .startsWith("crm: no JDK 25 or later was found (looked at JAVA_HOME, PATH, ")
                .hasLineCount(1);
    }

    /** With the tools that the script calls and no java. */
    private String pathWithoutJava() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("bash", "env", "dirname", "sed", "readlink", "mkdir", "touch")) {
            Path found = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        return tools.toString();
    }

    @Test
    void takesTheNewestJdkOfTheUsualFolders() throws Exception {
        jdk("old", "21.0.5");
        jdk("new", "26");
        jdk("right", "25.0.3");
        assertThat(run(repository().resolve("crm"), Map.of("PATH", pathWithoutJava()), "status")
                        .output())
                .startsWith("new ");
    }

    @Test
    void takesTheDevelopersChoiceFirst() throws Exception {
        jdk("new", "26");
        Path chosen = jdk("chosen", "25.0.3");
        assertThat(run(repository().resolve("crm"), Map.of("JAVA_HOME", chosen.toString()), "status")
                        .output())
                .startsWith("chosen ");
    }

    @Test
    void handsOverTheRepositoryAndTheArgumentsFromAnyFolderAndThroughASymlink() throws Exception {
        jdk("jdk", "25");
        Path repository = repository();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("repository/crm"));
        Answer answer = run(link, Map.of("PATH", pathWithoutJava()), "logs", "two words");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.output())
                .contains("-Dcrm.root=" + repository.toRealPath())
                .contains("-jar " + repository.toRealPath().resolve("local-stack/launcher/target"))
                .endsWith("logs two words\n");
    }

    @Test
    void saysInOneLineThatThereIsNoMavenToBuildWith() throws Exception {
        jdk("jdk", "25");
        Answer answer = run(repository().resolve("crm"), Map.of("PATH", pathWithoutJava()), "up");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.output()).startsWith("crm: Maven was not found").hasLineCount(1);
    }
}
