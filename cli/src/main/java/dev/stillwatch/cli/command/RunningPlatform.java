package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Logs;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A platform that a command starts for itself, in a folder the user names or in one that goes with the command; of that the logs stay when the command fails. */
final class RunningPlatform implements AutoCloseable {

    private final Standalone standalone;
    private final @Nullable PassingFolder passing;

    private RunningPlatform(Standalone standalone, @Nullable PassingFolder passing) {
        this.standalone = standalone;
        this.passing = passing;
    }

    static RunningPlatform start(@Nullable Path data, Ticker ticker) {
        return start(data, Map.of(), ticker);
    }

    /** Starts one with settings of its services that win over standalone's own. */
    static RunningPlatform start(@Nullable Path data, Map<String, String> settings, Ticker ticker) {
        try {
            PassingFolder passing = data == null ? new PassingFolder("stillwatch-") : null;
            Path folder = passing == null ? Files.createDirectories(Objects.requireNonNull(data)) : passing.path();
            Logs.to(folder);
            return new RunningPlatform(
                    Standalone.start(StandaloneOptions.on(folder).with(settings), ticker::show), passing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String target() {
        return "127.0.0.1:" + standalone.grpcPort();
    }

    /** The command has done what it was asked to. */
    void done() {
        if (passing != null) {
            passing.done();
        }
    }

    @Override
    public void close() {
        standalone.close();
        if (passing != null) {
            passing.close();
        }
    }
}
