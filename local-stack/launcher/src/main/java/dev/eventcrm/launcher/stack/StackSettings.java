package dev.eventcrm.launcher.stack;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The settings of a start.
 *
 * @param root the folder of the repository, where the built jars lie
 * @param dataFolder where data, logs and state are kept
 * @param portOffset added to every port, so that several stacks can run side by side
 * @param fresh whether the engines begin empty; logs and caches stay
 * @param preparesNextStart whether caches for the next start are made in the background when all is up
 * @param processes whether each service is a process of its own; otherwise one JVM runs all five
 * @param senders how many email-senders run
 * @param additions to what the stack sets for its programs
 * @param notices gets what happens, from any thread
 */
public record StackSettings(
        Path root,
        Path dataFolder,
        int portOffset,
        boolean fresh,
        boolean preparesNextStart,
        boolean processes,
        int senders,
        Additions additions,
        Consumer<Notice> notices) {
    private static final int HIGHEST_OFFSET = 65_535 - Programs.HIGHEST_PORT;
    private static final int LOWEST_FREE_OFFSET = 12_000;
    private static final int HIGHEST_FREE_OFFSET = 22_000;
    private static final int TRIES = 200;

    /** Additions to what the stack sets for its programs: environment of every service, JVM flags of every program. */
    public record Additions(Map<String, String> environment, List<String> jvmFlags) {
        private static final Additions NONE = new Additions(Map.of(), List.of());

        public Additions {
            environment = Map.copyOf(environment);
            jvmFlags = List.copyOf(jvmFlags);
        }
    }

    /**
     * Checks the numbers.
     *
     * @throws StackException if the offset leads below the first or past the last port, or there are too many senders
     */
    public StackSettings {
        if (portOffset < 0 || portOffset > HIGHEST_OFFSET) {
            throw new StackException(
                    "the port offset is %d, but must be between 0 and %d".formatted(portOffset, HIGHEST_OFFSET));
        }
        if (senders < 1 || senders > Programs.MOST_SENDERS) {
            throw new StackException("the number of senders is %d, but must be between 1 and %d"
                    .formatted(senders, Programs.MOST_SENDERS));
        }
        root = root.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /**
     * The settings of a plain {@code ./crm up}, without notices.
     *
     * @return data in {@code <root>/.crm}, the documented ports, kept data, the services in one JVM
     */
    public static StackSettings of(Path root) {
        return new StackSettings(
                root, defaultDataFolder(root), 0, false, false, false, 1, Additions.NONE, notice -> {});
    }

    /**
     * Where a stack keeps its data by default.
     *
     * @return a folder in it that git ignores
     */
    public static Path defaultDataFolder(Path root) {
        return root.toAbsolutePath().normalize().resolve(".crm");
    }

    /**
     * The option that makes a command act on this stack.
     *
     * @return {@code " --data DIR"}, or nothing for the default folder
     */
    public String dataOption() {
        return dataFolder.equals(defaultDataFolder(root)) ? "" : " --data " + dataFolder;
    }

    /**
     * Keeps data, logs and state elsewhere.
     *
     * @param folder created if missing
     */
    public StackSettings withDataFolder(Path folder) {
        return new StackSettings(
                root, folder, portOffset, fresh, preparesNextStart, processes, senders, additions, notices);
    }

    /**
     * Moves every port.
     *
     * @param offset added to every port, not negative
     */
    public StackSettings withPortOffset(int offset) {
        return new StackSettings(
                root, dataFolder, offset, fresh, preparesNextStart, processes, senders, additions, notices);
    }

    /**
     * Moves every port by an offset at which all are free now.
     *
     * @throws StackException if none is found
     */
    public StackSettings onFreePorts() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST_FREE_OFFSET, HIGHEST_FREE_OFFSET))
                .limit(TRIES)
                .mapToObj(this::withPortOffset)
                .filter(settings -> Programs.of(settings).stream()
                        .flatMap(program -> program.endpoints().stream())
                        .allMatch(endpoint -> PortCheck.isFree(endpoint.port())))
                .findFirst()
                .orElseThrow(
                        () -> new StackException("no free ports were found on " + InetAddress.getLoopbackAddress()));
    }

    /** Chooses whether the engines begin empty. */
    public StackSettings withFresh(boolean empty) {
        return new StackSettings(
                root, dataFolder, portOffset, empty, preparesNextStart, processes, senders, additions, notices);
    }

    /** Chooses whether caches for the next start are made when all is up: about a minute of one core, once per build. */
    public StackSettings withPreparesNextStart(boolean prepares) {
        return new StackSettings(root, dataFolder, portOffset, fresh, prepares, processes, senders, additions, notices);
    }

    /**
     * Chooses whether each service is a process of its own, which can be killed and started again without the others.
     *
     * @param apart false to have all services in one JVM, which starts faster and takes less memory
     */
    public StackSettings withProcesses(boolean apart) {
        return new StackSettings(
                root, dataFolder, portOffset, fresh, preparesNextStart, apart, senders, additions, notices);
    }

    /**
     * Chooses how many senders run, named {@code email-sender}, {@code email-sender-2}, … on ports ten apart. More than one are
     * processes of their own, and so are the other services then.
     *
     * @param number 1 to 9
     */
    public StackSettings withSenders(int number) {
        return new StackSettings(
                root,
                dataFolder,
                portOffset,
                fresh,
                preparesNextStart,
                processes || number > 1,
                number,
                additions,
                notices);
    }

    /** Adds an environment variable to every service, such as {@code CRM_…} for a property {@code crm.…}; it wins over the stack's own. */
    public StackSettings withEnvironment(String name, String value) {
        Map<String, String> environment = new TreeMap<>(additions.environment());
        environment.put(name, value);
        return with(new Additions(environment, additions.jvmFlags()));
    }

    /**
     * Adds JVM flags to every program, engines included.
     *
     * @param flags such as {@code -XX:TieredStopAtLevel=1}; they stand after the program's own
     */
    public StackSettings withJvmFlags(List<String> flags) {
        return with(new Additions(additions.environment(), flags));
    }

    private StackSettings with(Additions more) {
        return new StackSettings(
                root, dataFolder, portOffset, fresh, preparesNextStart, processes, senders, more, notices);
    }

    /**
     * Sends notices to a listener.
     *
     * @param listener called at once, from any thread; must not throw
     */
    public StackSettings withNotices(Consumer<Notice> listener) {
        return new StackSettings(
                root, dataFolder, portOffset, fresh, preparesNextStart, processes, senders, additions, listener);
    }

    DataFolder data() {
        return new DataFolder(dataFolder);
    }
}
