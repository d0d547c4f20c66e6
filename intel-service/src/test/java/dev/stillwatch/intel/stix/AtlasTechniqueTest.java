package dev.stillwatch.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against ATLAS itself, from ../shared/data, when present. */
class AtlasTechniqueTest {

    private static final Path ATLAS = Path.of("../../shared/data/threat/atlas/ATLAS.yaml");

    @ParameterizedTest
    @EnumSource
    void idsAndNamesAreThoseOfAtlas(AtlasTechnique technique) throws IOException {
        assumeTrue(Files.isReadable(ATLAS));
        String atlas = Files.readString(ATLAS);
        assertThat(atlas).containsPattern("- id: " + Pattern.quote(technique.id()) + "\\s+name: " + technique.title());
    }

    @ParameterizedTest
    @EnumSource
    void theKillChainPhaseIsATacticOfAtlas(AtlasTechnique technique) throws IOException {
        assumeTrue(Files.isReadable(ATLAS));
        String atlas = Files.readString(ATLAS).toLowerCase(Locale.ROOT);
        assertThat(atlas)
                .containsPattern(
                        "- id: aml\\.ta\\d{4}\\s+name: " + technique.tactic().replace("-", " ") + "\\s");
    }
}
