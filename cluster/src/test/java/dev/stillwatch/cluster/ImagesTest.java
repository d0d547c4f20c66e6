package dev.stillwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the images, where {@code images/build} has made them. */
class ImagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "linking", "enforcement", "intel"})
    void anImageHasOneServiceAndNothingToLogInTo(String service) throws IOException {
        Path tar = Images.tar(service);
        assumeTrue(Files.exists(tar), "skipped: images/build has not been run");
        Set<String> files = new TreeSet<>();
        JsonNode config = null;
        try (var in = Files.newInputStream(tar)) {
            var image = new TarReader(in);
            for (String name = image.next(); name != null; name = image.next()) {
                if (name.endsWith(".tar.gz")) {
                    files.addAll(names(image.content()));
                } else if (name.equals("config.json")) {
                    config = new ObjectMapper().readTree(image.content().readAllBytes());
                }
            }
        }
        JsonNode run = Objects.requireNonNull(config).path("config");
        assertThat(run.path("User").asText()).isEqualTo("65532:65532");
        assertThat(run.path("Entrypoint").toString())
                .contains("-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=70", "dev.stillwatch." + service + ".");
        assertThat(config.path("created").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(files)
                .anyMatch(f -> f.startsWith("app/libs/platform-"))
                .contains("sbom/" + service + "-service.cdx.json")
                .noneMatch(f -> f.matches("(usr/)?bin/(ba|da)?sh"))
                .noneMatch(f -> f.matches(".*/(junit|assertj|embedded|standalone|lab|cli)-[^/]*\\.jar"));
        assertThat(files.stream().filter(f -> f.matches("app/.*/[a-z]+-service-[^/]*\\.jar")))
                .singleElement()
                .asString()
                .contains("/" + service + "-service-");
    }

    private static Set<String> names(InputStream layer) throws IOException {
        Set<String> names = new TreeSet<>();
        var files = new TarReader(new GZIPInputStream(layer));
        for (String name = files.next(); name != null; name = files.next()) {
            names.add(name.startsWith("/") ? name.substring(1) : name);
        }
        return names;
    }
}
