package dev.eventcrm.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One program of the stack, as data.
 *
 * @param name its name on the command line and of its log
 * @param endpoints where it answers: one, which bears its name, or one for each service that it runs
 * @param environment what it gets beside the launcher's own environment
 * @param data the folder of its data, for an engine
 */
record Program(
        String name,
        Role role,
        Code code,
        List<Endpoint> endpoints,
        List<String> jvmFlags,
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> data) {

    /** The packaging of a program. */
    sealed interface Code {
        /** The jar that the build made. */
        Path jar();

        /** A jar whose manifest names its main class and the libraries beside it: it runs as it is. */
        record PlainJar(Path jar) implements Code {}

        /** A Spring Boot jar with its libraries inside: it starts faster when it is extracted. */
        record BootJar(Path jar) implements Code {}
    }

    /** The role of a program decides how and when it ends. */
    enum Role {
        /** Keeps the data. Ends with its standard input, after the services. */
        ENGINE,
        /** Uses the engines. Ends on SIGTERM. */
        SERVICE
    }

    Program {
        endpoints = List.copyOf(endpoints);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    Program withJvmFlags(List<String> flags) {
        List<String> more = new ArrayList<>(jvmFlags);
        more.addAll(flags);
        return new Program(name, role, code, endpoints, more, arguments, environment, data);
    }

    /** The names of its endpoints. */
    List<String> answering() {
        return endpoints.stream().map(Endpoint::name).toList();
    }

    /** Whether it has this name, or one of its endpoints has. */
    boolean isNamed(String searched) {
        return name.equals(searched) || answering().contains(searched);
    }
}
