package dev.eventcrm.launcher.stack;

import java.nio.file.Path;
import java.util.List;

/** Starts a stack of fakes in a process of its own, to be killed: {@code JAR DATA-FOLDER}. */
final class FakeLauncher {
    private FakeLauncher() {}

    public static void main(String[] arguments) {
        FakePrograms fakes = new FakePrograms(Path.of(arguments[0]));
        StackSettings settings = StackSettings.of(Path.of(arguments[1])).withDataFolder(Path.of(arguments[1]));
        Stack stack = Stack.start(settings, List.of(fakes.engine("engine"), fakes.service("service")));
        System.out.println("up");
        stack.awaitStopped();
    }
}
