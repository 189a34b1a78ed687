package dev.eventcrm.launcher.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one stack: the engines' data, logs, secrets, the state file. */
record DataFolder(Path path) {
    private static final int SECRET_BYTES = 32;
    private static final String LOG = ".log";

    /** A secret that the services of a stack share, kept in a file of its own. */
    enum Secret {
        /** Signs the links in mails. */
        TRACKING("tracking-secret"),
        /** Keys the hashes of addresses. */
        ADDRESSES("address-secret");

        private final String fileName;

        Secret(String fileName) {
            this.fileName = fileName;
        }
    }

    Path dynamoDb() {
        return path.resolve("dynamodb");
    }

    Path openSearch() {
        return path.resolve("opensearch");
    }

    /** Short-lived files of the programs, such as DynamoDB Local's native library. */
    Path temporary() {
        return path.resolve("tmp");
    }

    Path logs() {
        return path.resolve("logs");
    }

    LogFile log(String program) {
        return new LogFile(logs().resolve(program + LOG));
    }

    /** The names of the programs that have a log, in no order. */
    List<String> logged() {
        try (Stream<Path> files = Files.list(logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(LOG))
                    .map(name -> name.substring(0, name.length() - LOG.length()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    StateFile state() {
        return new StateFile(path.resolve("state.json"));
    }

    /**
     * A secret.
     *
     * @return nothing before {@link #makeSecrets}
     * @throws StackException if it is there and cannot be read
     */
    Optional<String> secret(Secret secret) {
        Path file = path.resolve(secret.fileName);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new StackException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /**
     * Makes the secrets that are missing. Existing ones stay: links in mails of earlier runs keep working, and addresses are recognised.
     *
     * @throws StackException if one cannot be written
     */
    void makeSecrets() {
        for (Secret secret : Secret.values()) {
            make(secret);
        }
    }

    private void make(Secret secret) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        var forItsOwnerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(path);
            Path file = Files.createFile(path.resolve(secret.fileName), forItsOwnerOnly);
            Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
        } catch (FileAlreadyExistsException e) {
            // It is kept.
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /**
     * Creates what is missing.
     *
     * @throws StackException if it cannot be written
     */
    void prepare() {
        try {
            for (Path folder : List.of(path, logs(), temporary())) {
                Files.createDirectories(folder);
            }
            Files.delete(Files.createTempFile(path, "writable", null));
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /**
     * Deletes what the programs of the run before left in {@link #temporary()}.
     *
     * @throws StackException if it cannot be deleted
     */
    void emptyTemporary() {
        try {
            empty(temporary());
            Files.createDirectories(temporary());
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /**
     * Deletes the engines' data and nothing else: the folder may be one that the user keeps other things in.
     *
     * @throws StackException if it cannot be deleted
     */
    void emptyEngines() {
        try {
            empty(dynamoDb());
            empty(openSearch());
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /**
     * Takes the folder for this process; the operating system gives it back when the process ends, however it ends.
     *
     * @return nothing if another launcher has it
     * @throws StackException if the folder cannot be written
     */
    Optional<FileLock> lock() {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (IOException e) {
            closeQuietly(channel);
            throw notWritable(e);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It was opened for the lock only, and that was not taken.
        }
    }

    private StackException notWritable(IOException e) {
        String reason = e instanceof AccessDeniedException ? "permission denied: " + e.getMessage() : e.toString();
        return new StackException(
                "the data folder %s cannot be written (%s); choose another with --data DIR".formatted(path, reason));
    }

    static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
