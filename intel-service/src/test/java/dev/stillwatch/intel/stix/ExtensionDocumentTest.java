package dev.stillwatch.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/stix-extension.md says is what is published. */
class ExtensionDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/stix-extension.md");

    @Test
    void idVersionAndObservableAreThoseOfTheDocument() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains(CohortExtension.ID, "version " + CohortExtension.VERSION, CohortExtension.COHORT);
    }

    @Test
    void theSchemaBesideTheDocumentIsTheOneThatTravels() throws IOException {
        assertThat(Files.readString(Path.of("../docs/stix/cohort-extension.schema.json")))
                .isEqualTo(CohortExtension.schema());
    }

    @Test
    void everyPropertyOfTheSchemaIsInTheDocument() throws IOException {
        List<String> properties = new ArrayList<>();
        new ObjectMapper()
                .readTree(CohortExtension.schema())
                .path("properties")
                .fieldNames()
                .forEachRemaining(p -> properties.add("| `" + p + "` |"));
        assertThat(Files.readString(DOCUMENT)).contains(properties);
    }

    @ParameterizedTest
    @EnumSource
    void everyTechniqueIsInTheDocument(AtlasTechnique technique) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("`" + technique.id() + "` " + technique.title());
    }
}
