package dev.stillwatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A Redis on the same data whose parent was killed. It is ending already, but Redis does not lock its folder, and two at once would spoil
 * the append-only file: the next one waits for it.
 *
 * @param pidFile where Redis writes its process id, and which stands in its command line
 */
record RedisPredecessor(Path pidFile) {

    private static final int PATIENCE_SECONDS = 10;

    void end() {
        running().ifPresent(process -> {
            process.destroy();
            try {
                awaitEnd(process);
            } catch (CompletionException e) {
                process.destroyForcibly();
                awaitEnd(process);
            }
        });
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A process id may have been given to another program since: only what was started with our pid file counts. */
    private Optional<ProcessHandle> running() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(process -> process.info().commandLine().orElse("").contains(pidFile.toString()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot read " + pidFile + ": may this user read it?", e);
        }
    }
}
