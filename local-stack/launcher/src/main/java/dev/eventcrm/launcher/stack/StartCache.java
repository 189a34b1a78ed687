package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is derived from the built jars so that they start faster: Spring Boot jars taken apart, and the JVM's ahead-of-time
 * caches (JEP 483, JEP 515). It can be deleted at any time.
 *
 * <p>Lies in {@code <folder>/<module>/<fingerprint of jar and JVM>/}, shared by all stacks of a repository.
 *
 * @param folder of all caches
 * @param java the executable that will run the programs
 */
record StartCache(Path folder, Path java) {
    private static final int BUILDS_KEPT = 2;

    static StartCache of(StackSettings settings) {
        return new StartCache(settings.root().resolve("target/start-cache"), javaOfThisProcess());
    }

    private static Path javaOfThisProcess() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * Refuses a program that was not built.
     *
     * @throws StackException if its jar is missing
     */
    static void requireBuilt(Program program) {
        Path jar = program.code().jar();
        if (!Files.isRegularFile(jar)) {
            throw new StackException(jar + " is missing; build it first: ./crm up does, or mvn package -DskipTests");
        }
    }

    /**
     * The jar to run; a Spring Boot jar is taken apart first, unless that was done before.
     *
     * @throws StackException if there is no jar, or it cannot be taken apart
     */
    Path runnableJar(Program program) {
        return switch (program.code()) {
            case Code.PlainJar(Path jar) -> jar;
            case Code.BootJar(Path jar) -> extracted(program, jar);
        };
    }

    /** Where the program's ahead-of-time cache is, or would be. */
    Path aotCache(Program program) {
        return build(program).resolve(Programs.moduleOf(program.name()) + ".aot");
    }

    /** Creates the folder of this build of the program, and forgets builds that nobody runs any more. */
    void makeRoom(Program program) throws IOException {
        Files.createDirectories(build(program));
        try (Stream<Path> builds = Files.list(folder.resolve(Programs.moduleOf(program.name())))) {
            List<Path> old = builds.sorted(
                            Comparator.comparing(StartCache::lastModified).reversed())
                    .skip(BUILDS_KEPT)
                    .toList();
            for (Path build : old) {
                DataFolder.empty(build);
            }
        }
    }

    private Path build(Program program) {
        return folder.resolve(Programs.moduleOf(program.name())).resolve(Fingerprint.of(program.code()));
    }

    private Path extracted(Program program, Path jar) {
        Path target = build(program).resolve("app");
        Path extractedJar = target.resolve(jar.getFileName());
        if (!Files.exists(extractedJar)) {
            try {
                makeRoom(program);
                Path fresh = Files.createTempDirectory(target.getParent(), "extracting");
                extract(jar, fresh.resolve("app"));
                moveUnlessThere(fresh.resolve("app"), target);
                DataFolder.empty(fresh);
            } catch (IOException e) {
                throw new StackException("%s cannot be taken apart: %s".formatted(jar, e), e);
            }
        }
        return extractedJar;
    }

    /** See Spring Boot's reference, "Efficient Deployments: Unpacking the Executable JAR". */
    private void extract(Path jar, Path target) throws IOException {
        Process tool = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tool.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException e) {
            tool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Another stack of the same repository may have been faster; its copy is as good. */
    private static void moveUnlessThere(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
