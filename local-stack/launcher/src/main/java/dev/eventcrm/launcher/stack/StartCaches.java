package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JVM's ahead-of-time caches (JEP 483, JEP 514) of OpenSearch and of the services in one JVM: they halve the processor time of a start
 * (ADR 25). They can be deleted at any time.
 *
 * @param folder of all caches, shared by all stacks of a repository
 */
record StartCaches(Path folder) {
    private static final String UNFINISHED = "unfinished-";
    private static final Pattern MAKER = Pattern.compile(UNFINISHED + "(\\d{1,18})-");
    private static final Set<String> CACHED = Set.of(Programs.OPENSEARCH, Programs.SERVICES);

    static StartCaches of(StackSettings settings) {
        return new StartCaches(settings.root().resolve("target/start-cache"));
    }

    /** Where the program's cache is, or would be; another JVM cannot use it. */
    Path path(Program program) {
        return folder.resolve("%s-jdk%s.aot".formatted(program.name(), Runtime.version()));
    }

    /** Where this process writes the cache until it is complete. */
    Path unfinished(Program program) {
        return folder.resolve(
                "%s%d-%s.aot".formatted(UNFINISHED, ProcessHandle.current().pid(), program.name()));
    }

    /** Creates the folder and deletes unfinished caches whose process no longer runs. */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher maker = MAKER.matcher(file.getFileName().toString());
                if (maker.lookingAt()
                        && ProcessHandle.of(Long.parseLong(maker.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The flags with which the JVM uses the cache; none if it is missing or older than the jars. */
    List<String> flags(Program program) {
        // JDK 25 warns about entries with equal hashes, which it makes again: nothing to act on.
        return isFresh(program) ? List.of("-XX:AOTCache=" + path(program), "-Xlog:aot*=off") : List.of();
    }

    /** The programs whose cache is missing or outdated. */
    List<Program> lacking(List<Program> programs) {
        return programs.stream()
                .filter(program -> CACHED.contains(program.name()) && !isFresh(program))
                .toList();
    }

    /** The JVM takes a cache only for the very files that it was made from. */
    private boolean isFresh(Program program) {
        try {
            FileTime made = Files.getLastModifiedTime(path(program));
            Path jar = program.code().jar();
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                return false;
            }
            try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
                for (Path library : libraries.toList()) {
                    if (Files.getLastModifiedTime(library).compareTo(made) > 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            // There is no cache, or no jar.
            return false;
        }
    }
}
