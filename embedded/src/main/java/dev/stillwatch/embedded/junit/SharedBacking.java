package dev.stillwatch.embedded.junit;

import dev.stillwatch.embedded.Backing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The one Backing of a test JVM, and its data, which go when the tests have ended. */
record SharedBacking(Path dataDirectory, Backing backing) implements AutoCloseable {

    static SharedBacking start() {
        try {
            var directory = Files.createTempDirectory("stillwatch-test-");
            return new SharedBacking(directory, Backing.start(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        backing.close();
        try (var files = Files.walk(dataDirectory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
