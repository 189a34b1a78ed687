package dev.eventcrm.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventcrm.launcher.stack.Program.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;

/** The version stands in the poms only: a release renames no jar that the script, the launcher or an image starts. */
class JarNamesTest {
    private static final Path ROOT = Path.of(System.getProperty("crm.root"));

    private static String valueIn(Path pom, String path) throws Exception {
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        path,
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(pom.toFile()));
    }

    private static Stream<Program> programs() {
        StackSettings settings = StackSettings.of(ROOT);
        return Stream.of(settings, settings.withProcesses(true)).flatMap(each -> Programs.of(each).stream());
    }

    @Test
    void programsRunFromTheJarsThatTheBuildMakes() throws Exception {
        assertThat(valueIn(ROOT.resolve("pom.xml"), "/project/build/finalName")).isEqualTo("${project.artifactId}");
        String classifier = valueIn(ROOT.resolve("pom.xml"), "//plugin//classifier[. = 'app']");
        for (Program program : programs().toList()) {
            Path jar = program.code().jar();
            Path pom = jar.resolve("../../pom.xml").normalize();
            String artifact = valueIn(pom, "/project/artifactId");
            assertThat(valueIn(pom, "/project/build/finalName")).isEmpty();
            assertThat(jar.getFileName())
                    .hasToString(
                            switch (program.code()) {
                                case Code.PlainJar _ -> artifact + ".jar";
                                case Code.BootJar _ -> "%s-%s.jar".formatted(artifact, classifier);
                            });
        }
    }

    @Test
    void nothingThatStartsJarsContainsTheVersion() throws Exception {
        Pattern version = Pattern.compile(
                "(?<![\\d.])" + Pattern.quote(valueIn(ROOT.resolve("pom.xml"), "/project/version")) + "(?![\\d.])");
        for (String file : List.of("crm", "Dockerfile", "local-stack/launcher/src/main", "system-tests/src/test")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(file))) {
                assertThat(files.filter(Files::isRegularFile).filter(found -> contains(found, version)))
                        .isEmpty();
            }
        }
    }

    private static boolean contains(Path file, Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            // Not a text.
            return false;
        }
    }
}
