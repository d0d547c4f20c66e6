package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The documents beside the chart say what the chart is. */
class ReadmeTest {

    @Test
    void theReadmeListsEveryValueWithItsDefault() {
        String table = Readme.table();
        assertThat(Readme.documented())
                .as("the table of helm/stillwatch/README.md; put this in its place:\n%s", table)
                .isEqualTo(table);
        assertThat(table.lines()).noneMatch(line -> line.endsWith("|  |"));
    }

    @Test
    void everyRemovedKeyIsInTheGuideToUpgrading() throws IOException {
        String guide = Files.readString(Chart.FOLDER.resolve("UPGRADING.md"));
        String removed = Files.readString(Chart.FOLDER.resolve("templates/_deprecations.tpl"));
        String keys = removed.substring(
                removed.indexOf("removedKeys\" -}}\n") + "removedKeys\" -}}\n".length(),
                removed.indexOf("{{- end -}}"));
        assertThat(keys.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(guide).contains("`" + line.substring(0, line.indexOf(':')) + "`"));
    }

    @Test
    void everyExampleIsInTheReadme() throws IOException {
        String readme = Files.readString(Chart.FOLDER.resolve("README.md"));
        assertThat(Chart.examples().filter(e -> e.startsWith("examples/")))
                .allSatisfy(example -> assertThat(readme).contains(example + ".yaml"));
    }
}
