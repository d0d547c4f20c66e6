package dev.stillwatch.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The images that {@code images/build} leaves as tars. */
final class Images {

    private Images() {}

    /** The tar of a service, such as {@code ingest}; it need not be there. */
    static Path tar(String service) {
        return Path.of("..", service + "-service", "target", "jib-image.tar");
    }

    /** A tar of the version before, as {@code -Dcluster.previous} names the folder that holds one of each service; empty when it names none. */
    static Optional<Path> previous(String service) {
        String folder = System.getProperty("cluster.previous", "");
        return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder, service + ".tar"));
    }

    /** Services whose tar is not there. */
    static List<String> missing() {
        return Cluster.SERVICES.stream()
                .filter(service -> !Files.exists(tar(service)))
                .toList();
    }

    /** The name that a tar gives its image. */
    static String name(Path tar) {
        try (var in = Files.newInputStream(tar)) {
            var image = new TarReader(in);
            for (String name = image.next(); name != null; name = image.next()) {
                if (name.equals("manifest.json")) {
                    return new ObjectMapper()
                            .readTree(image.content().readAllBytes())
                            .path(0)
                            .path("RepoTags")
                            .path(0)
                            .asText();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(tar + " is no image: it has no manifest.json");
    }
}
