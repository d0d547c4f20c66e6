package dev.stillwatch.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of object against the rules of STIX 2.1: those written down in {@code stix21.schema.json}, and, where the system property
 * {@code stillwatch.oasis-schemas} names the folder {@code schemas} of a checkout of oasis-open/cti-stix2-json-schemas, OASIS's own.
 */
class StixSchemaTest {

    private static final String OASIS =
            "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";
    private static final Map<String, String> OASIS_FOLDERS = Map.of(
            "relationship",
            "sros",
            "sighting",
            "sros",
            "extension-definition",
            "common",
            "marking-definition",
            "common");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema STIX = resource("/stix21.schema.json");
    private static final Schema EXTENSION = resource("/stix/cohort-extension.schema.json");

    @ParameterizedTest
    @MethodSource("objects")
    void everyObjectKeepsTheRulesOfStix(StixObject object) {
        assertThat(problems(STIX, object.json())).isEmpty();
    }

    @Test
    void everyObjectIsValidByTheSchemasOfOasis() {
        String folder = System.getProperty("stillwatch.oasis-schemas");
        assumeTrue(folder != null, "OASIS's schemas are not at hand");
        SchemaRegistry registry = oasis(Path.of(Objects.requireNonNull(folder)));
        assertThat(objects()).allSatisfy(o -> {
            String kind = OASIS_FOLDERS.getOrDefault(o.type(), "sdos");
            Schema schema = registry.getSchema(SchemaLocation.of(OASIS + kind + "/" + o.type() + ".json"));
            assertThat(problems(schema, o.json())).isEmpty();
        });
    }

    @Test
    void theStatisticsKeepTheSchemaThatTheExtensionPublishes() {
        String statistics = PublicationTest.json(campaign())
                .path("extensions")
                .path(CohortExtension.ID)
                .toString();
        assertThat(problems(EXTENSION, statistics)).isEmpty();
    }

    @Test
    void theRulesAreRulesAtAll() {
        String campaign = campaign().json();
        assertThat(problems(STIX, campaign.replace("\"name\":", "\"nom\":"))).isNotEmpty();
        assertThat(problems(STIX, campaign.replace("campaign--", "indicator--")))
                .isNotEmpty();
        assertThat(problems(STIX, campaign.replace(".000Z", ""))).isNotEmpty();
        assertThat(problems(EXTENSION, "{\"extension_type\":\"property-extension\",\"members\":[\"a\"]}"))
                .isNotEmpty();
    }

    static Stream<StixObject> objects() {
        var publication = new Publication(new Provider("provider.example", "Provider"), Tlp.AMBER, Duration.ofDays(90));
        List<StixObject> said = publication.of(Campaigns.contained(), id -> Optional.empty());
        List<StixObject> back = publication.of(
                Campaigns.dismissed(Campaigns.contained().asOf().plusSeconds(1)),
                id -> said.stream().filter(o -> o.id().equals(id)).findFirst());
        var replies = new Replies(new Provider("provider.example", "Provider"), Tlp.AMBER);
        String indicator = "indicator--3bd8a4a1-5e6c-4c32-9d2b-000000000002";
        Stream<StixObject> answers = Stream.of(true, false)
                .flatMap(right -> replies.to(indicator, right, Campaigns.DAY, id -> Optional.empty()).stream());
        return Stream.of(
                        said.stream(),
                        back.stream(),
                        answers,
                        Stream.of(Tlp.values()).map(SharedObjects::marking))
                .flatMap(s -> s);
    }

    private static StixObject campaign() {
        return objects().filter(o -> o.type().equals("campaign")).findFirst().orElseThrow();
    }

    private static List<String> problems(Schema schema, String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema resource(String name) {
        try (InputStream in = Objects.requireNonNull(StixSchemaTest.class.getResourceAsStream(name))) {
            return REGISTRY.getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SchemaRegistry oasis(Path folder) {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(iri -> {
                    try {
                        return iri.startsWith(OASIS)
                                ? Files.readString(folder.resolve(iri.substring(OASIS.length())))
                                : null;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }
}
