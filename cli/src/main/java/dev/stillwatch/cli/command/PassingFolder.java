package dev.stillwatch.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** A folder that goes with the command that made it. When the command fails, its logs stay, for they are what is left to look at. */
final class PassingFolder implements AutoCloseable {

    private static final Set<String> LOGS = Set.of("stillwatch.log", "kafka.log", "redis.log");

    private final Path path;
    private boolean done;

    /**
     * Makes one among the machine's temporary files.
     *
     * @param prefix what its name begins with
     */
    PassingFolder(String prefix) throws IOException {
        this.path = Files.createTempDirectory(prefix);
    }

    Path path() {
        return path;
    }

    /** The command has done what it was asked to: nothing stays. */
    void done() {
        done = true;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!stays(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean stays(Path file) throws IOException {
        return Files.isDirectory(file) ? !isEmpty(file) : !done && LOGS.contains(String.valueOf(file.getFileName()));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
