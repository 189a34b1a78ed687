package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Extracted Spring Boot jars: a JVM starts a quarter faster from plain jars than from nested ones. They can be deleted at any time.
 *
 * @param folder of all of them: {@code MODULE/SIZE-AND-TIME-OF-THE-JAR/}; shared by all stacks of a repository
 */
record BootJars(Path folder) {
    /**
     * The jar to run, extracted first if necessary.
     *
     * @throws StackException if the jar is missing or cannot be extracted
     */
    Path extracted(Path jar) {
        try {
            String build = "%d-%d"
                    .formatted(Files.size(jar), Files.getLastModifiedTime(jar).toMillis());
            Path module = folder.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
            Path target = module.resolve(build);
            if (!Files.exists(target)) {
                Files.createDirectories(module);
                forgetOld(module);
                Path fresh = Files.createTempDirectory(module, "extracting");
                try {
                    extract(jar, fresh.resolve("app"));
                    moveUnlessThere(fresh.resolve("app"), target);
                } finally {
                    DataFolder.empty(fresh);
                }
            }
            return target.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new StackException("%s cannot be extracted: %s".formatted(jar, e), e);
        }
    }

    /** Keeps the newest: another stack may run from it, and a JVM opens a jar when it first needs it. */
    private static void forgetOld(Path module) throws IOException {
        List<Path> builds = new ArrayList<>();
        try (Stream<Path> folders = Files.list(module)) {
            // Another stack may be extracting the same jar.
            folders.filter(folder -> !folder.getFileName().toString().startsWith("extracting"))
                    .forEach(builds::add);
        }
        builds.sort(Comparator.comparingLong(build -> build.toFile().lastModified()));
        for (Path build : builds.subList(0, Math.max(0, builds.size() - 1))) {
            DataFolder.empty(build);
        }
    }

    /** See Spring Boot's reference, "Efficient Deployments: Unpacking the Executable JAR". */
    private static void extract(Path jar, Path target) throws IOException {
        Process tool = new ProcessBuilder(
                        Launch.JAVA.toString(),
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

    /** Another stack of the same repository may have been faster: its copy is used. */
    private static void moveUnlessThere(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }
}
