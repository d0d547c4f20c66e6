package dev.stillwatch.linking.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of the replica that works on a state folder. It is kept in the folder: whoever comes back with the same state is the same member of
 * the group and takes up its partitions at once, after a crash too.
 */
final class Instance {

    private static final String FILE = "instance";

    private Instance() {}

    /** The name; made at the first call on a folder. */
    static String of(Path stateDirectory) {
        Path file = stateDirectory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(stateDirectory);
            String name = "linking-" + UUID.randomUUID();
            Files.writeString(file, name);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The state folder " + stateDirectory + " can't be used; set stillwatch.linking.state-directory", e);
        }
    }
}
