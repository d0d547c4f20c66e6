package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each example renders to, kept beside the test, so that a change of a template shows in review as what it does to objects. {@code
 * -Dsnapshots.write=true} writes them anew.
 */
class SnapshotTest {

    private static final Path FOLDER = Path.of("src", "test", "snapshots");

    /** Long, and held by tests of their own; a snapshot says only that they are there. */
    private static final Pattern DASHBOARD = Pattern.compile("(?m)^( +\\S+\\.json: \\|-?)\\n(?: +.*\\n| *\\n)+");

    private static Stream<String> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleRendersToItsSnapshot(String example) throws IOException {
        String rendered = DASHBOARD
                .matcher(Chart.command(example).call().stripTrailing() + "\n")
                .replaceAll("$1 …\n");
        Path snapshot = FOLDER.resolve(example.substring(example.indexOf('/') + 1) + ".yaml");
        if (Boolean.getBoolean("snapshots.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(snapshot, rendered);
        }
        assertThat(rendered)
                .as("%s. If it is meant: mvn -pl helm test -Dtest=SnapshotTest -Dsnapshots.write=true", snapshot)
                .isEqualTo(Files.readString(snapshot));
    }
}
