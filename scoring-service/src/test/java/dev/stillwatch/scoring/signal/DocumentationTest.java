package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table that analysts read is the table that scores. */
class DocumentationTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| (\\S+) \\| (\\S+) \\| (\\S+) \\|.*");

    @Test
    void theTableOfSignalsIsTheModel() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("..", "docs", "detection.md")).stream()
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3) + " " + row.group(4))
                .toList();

        assertThat(documented)
                .isEqualTo(ScoringModel.STANDARD.weights().stream()
                        .map(w -> w.signal() + " " + figure(w.account()) + " " + figure(w.harvest()) + " "
                                + figure(w.relay()))
                        .toList());
    }

    private static String figure(double weight) {
        return weight == 0 ? "–" : String.format(Locale.ROOT, "%.1f", weight);
    }
}
