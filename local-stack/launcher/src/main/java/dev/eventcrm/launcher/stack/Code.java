package dev.eventcrm.launcher.stack;

import java.nio.file.Path;

/** Where a program's code lies, and in which packaging. */
sealed interface Code {
    /** The jar that the build made. */
    Path jar();

    /** A jar whose manifest names its main class and the libraries beside it: it runs as it is. */
    record PlainJar(Path jar) implements Code {}

    /** A Spring Boot jar with its libraries inside: it starts faster once it is taken apart. */
    record BootJar(Path jar) implements Code {}
}
