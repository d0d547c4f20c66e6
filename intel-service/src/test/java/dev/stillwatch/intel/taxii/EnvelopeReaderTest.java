package dev.stillwatch.intel.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.intel.taxii.ObjectReader.Bad;
import dev.stillwatch.intel.taxii.ObjectReader.Good;
import dev.stillwatch.intel.taxii.ObjectReader.Read;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String INDICATOR = """
            {"type":"indicator","spec_version":"2.1","id":"indicator--3bd8a4a1-5e6c-4c32-9d2b-000000000002",
             "created":"2026-10-01T00:00:00.000Z","modified":"2026-10-02T00:00:00.000Z","name":"n","x_rate":0.10,
             "pattern":"[a:b = 'c']","pattern_type":"stix","valid_from":"2026-10-01T00:00:00Z"}""";

    @Test
    void goodAndBadObjectsOfOneEnvelopeAreToldApart() {
        var envelope = read("{\"more\":true,\"next\":\"c\",\"objects\":[" + INDICATOR + ",{\"type\":\"x\"},7]}");
        assertThat(envelope.more()).isTrue();
        assertThat(envelope.next()).isEqualTo("c");
        assertThat(envelope.objects()).hasSize(3);
        assertThat(envelope.objects().getFirst()).isInstanceOfSatisfying(Good.class, good -> {
            assertThat(good.version()).isEqualTo(Instant.parse("2026-10-02T00:00:00Z"));
            assertThat(good.json().toString())
                    .as("numbers stay as they were sent")
                    .contains("0.10");
        });
        assertThat(envelope.objects().subList(1, 3))
                .allSatisfy(o -> assertThat(o).isInstanceOf(Bad.class));
        assertThat(envelope.objects().subList(1, 3)).extracting(Read::id).allMatch(id -> id.startsWith("x-unnamed--"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type":"indicator"      | "type":"Indicator"                        | type
            "spec_version":"2.1"    | "spec_version":"2.0"                      | spec_version
            "indicator--3bd8a4a1    | "campaign--3bd8a4a1                       | id
            "indicator--3bd8a4a1    | "indicator--3BD8A4A1                      | id
            "2026-10-01T00:00:00.000Z","modified" | "yesterday","modified"      | created
            "2026-10-02T00:00:00.000Z" | "2026-09-01T00:00:00.000Z"             | before
            "2026-10-02T00:00:00.000Z" | "2027-10-01T00:00:00.000Z"             | future
            "pattern_type":"stix",  | ''                                        | pattern_type
            "pattern":"[a:b = 'c']" | "pattern":" "                             | pattern
            """)
    void whatIsWrongIsSaid(String good, String bad, String problem) {
        String spoilt = INDICATOR.replace(good, bad);
        assertThat(spoilt).isNotEqualTo(INDICATOR);
        assertThat(read("{\"objects\":[" + spoilt + "]}").objects().getFirst())
                .isInstanceOfSatisfying(Bad.class, b -> assertThat(b.problem()).contains(problem));
    }

    @Test
    void observablesNeedNeitherVersionNorCreation() {
        String address =
                "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--ff26c055-6336-5bc5-b98d-13d6226742dd\",\"value\":\"198.51.100.3\"}";
        assertThat(read("{\"objects\":[" + address + "]}").objects().getFirst())
                .isInstanceOfSatisfying(Good.class, g -> assertThat(g.version()).isEqualTo(NOW));
    }

    @Test
    void anObjectThatIsTooLargeIsRefusedAndTheOthersAreNot() {
        String large = INDICATOR.replace(
                "\"name\":\"n\"", "\"names\":[" + ("\"" + "n".repeat(1000) + "\",").repeat(300) + "1]");
        assertThat(read("{\"objects\":[" + large + "," + INDICATOR + "]}").objects())
                .satisfiesExactly(
                        o -> assertThat(o).isInstanceOf(Bad.class),
                        o -> assertThat(o).isInstanceOf(Good.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"objects\":[]} {}", "\u0000", "{\"objects\":[],\"objects\":[]}"})
    void whatIsNotJsonIsRefusedAsSuch(String body) {
        refused(body, 400);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        refused("{\"objects\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "{\"objects\":{}}", "{\"objects\":\"none\"}", "null"})
    void whatIsJsonAndNoEnvelopeIsRefusedAsSuch(String body) {
        refused(body, 422);
    }

    private static void refused(String body, int status) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        TaxiiException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    private static EnvelopeReader.Envelope read(String body) {
        return EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
