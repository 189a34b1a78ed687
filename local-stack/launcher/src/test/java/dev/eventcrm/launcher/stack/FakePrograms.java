package dev.eventcrm.launcher.stack;

import dev.eventcrm.launcher.stack.Program.Code;
import dev.eventcrm.launcher.stack.Program.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Makes programs that start in a moment.
 *
 * @param jar of {@link FakeProgram}
 */
record FakePrograms(Path jar) {
    /** Packs {@link FakeProgram} into a jar in the folder. */
    static FakePrograms in(Path folder) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeProgram.class.getName());
        String entry = FakeProgram.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("fake.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = FakeProgram.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            java.util.Objects.requireNonNull(code).transferTo(out);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FakePrograms(jar);
    }

    Program service(String name) {
        return program(name, Role.SERVICE, PortCheck.anyFree(), "service", Optional.empty());
    }

    Program deafService(String name) {
        return program(name, Role.SERVICE, PortCheck.anyFree(), "deaf-service", Optional.empty());
    }

    /** Two services in one process. */
    Program services(String name, String one, String other) {
        Program first = service(one);
        Program second = service(other);
        return new Program(
                name,
                Role.SERVICE,
                first.code(),
                List.of(first.endpoints().getFirst(), second.endpoints().getFirst()),
                first.jvmFlags(),
                List.of(
                        Integer.toString(first.endpoints().getFirst().port()),
                        "two-services",
                        Integer.toString(second.endpoints().getFirst().port())),
                first.environment(),
                first.data());
    }

    Program chattyService(String name) {
        return program(name, Role.SERVICE, PortCheck.anyFree(), "chatty", Optional.empty());
    }

    Program engine(String name) {
        return program(name, Role.ENGINE, PortCheck.anyFree(), "engine", Optional.empty());
    }

    Program brokenEngine(String name, Path data) {
        return program(name, Role.ENGINE, PortCheck.anyFree(), "broken", Optional.of(data));
    }

    Program silentEngine(String name) {
        return program(name, Role.ENGINE, PortCheck.anyFree(), "silent", Optional.empty());
    }

    private Program program(String name, Role role, int port, String manner, Optional<Path> data) {
        return new Program(
                name,
                role,
                new Code.PlainJar(jar),
                List.of(new Endpoint(name, port, Probe.answersOk(port, "/"))),
                List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(Integer.toString(port), manner),
                Map.of("CRM_TEST", "given"),
                data);
    }
}
