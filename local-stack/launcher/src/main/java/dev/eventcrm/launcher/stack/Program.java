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
 * @param role engine or service
 * @param code the jar it runs from
 * @param port the loopback port it answers on
 * @param probe how one sees that it is up
 * @param jvmFlags what its JVM is told
 * @param arguments what its main class is told
 * @param environment what it gets beside the launcher's own environment
 * @param data the folder of its data, for an engine
 */
record Program(
        String name,
        Role role,
        Code code,
        int port,
        Probe probe,
        List<String> jvmFlags,
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> data) {

    Program {
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    Program withJvmFlags(List<String> flags) {
        List<String> more = new ArrayList<>(jvmFlags);
        more.addAll(flags);
        return new Program(name, role, code, port, probe, more, arguments, environment, data);
    }
}
