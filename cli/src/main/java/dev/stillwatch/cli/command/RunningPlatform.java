package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Logs;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform that a command starts for itself, in a folder the user names or in one that goes with the command. */
final class RunningPlatform implements AutoCloseable {

    private final Standalone standalone;
    private final @Nullable Path temporary;

    private RunningPlatform(Standalone standalone, @Nullable Path temporary) {
        this.standalone = standalone;
        this.temporary = temporary;
    }

    static RunningPlatform start(@Nullable Path data, Ticker ticker) {
        return start(data, Map.of(), ticker);
    }

    /** Starts one with settings of its services that win over standalone's own. */
    static RunningPlatform start(@Nullable Path data, Map<String, String> settings, Ticker ticker) {
        try {
            Path folder = data == null ? Files.createTempDirectory("stillwatch-") : Files.createDirectories(data);
            Logs.to(folder);
            return new RunningPlatform(
                    Standalone.start(StandaloneOptions.on(folder).with(settings), ticker::show),
                    data == null ? folder : null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String target() {
        return "127.0.0.1:" + standalone.grpcPort();
    }

    @Override
    public void close() {
        standalone.close();
        if (temporary != null) {
            delete(temporary);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
