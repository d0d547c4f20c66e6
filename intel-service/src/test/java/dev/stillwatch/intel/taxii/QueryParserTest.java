package dev.stillwatch.intel.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {

    @Test
    void nothingAsksForTheLatestVersionOfEverything() {
        assertThat(parse(Map.of()))
                .isEqualTo(new Query(Tlp.AMBER, null, 0, 100, Set.of(), Set.of(), Set.of(), Versions.LAST));
    }

    @Test
    void allThatCanBeAsked() {
        Query query = parse(Map.of(
                "added_after", List.of("2026-11-01T00:00:00.123456Z"),
                "limit", List.of("7"),
                "next", List.of(Cursor.of(42)),
                "match[id]", List.of("indicator--a,campaign--b"),
                "match[type]", List.of("indicator"),
                "match[spec_version]", List.of("2.0,2.1"),
                "match[version]", List.of("first,2026-09-01T00:00:00Z,last")));
        assertThat(query)
                .isEqualTo(new Query(
                        Tlp.AMBER,
                        Instant.parse("2026-11-01T00:00:00.123456Z"),
                        42,
                        7,
                        Set.of("indicator--a", "campaign--b"),
                        Set.of("indicator"),
                        Set.of("2.0", "2.1"),
                        new Versions(false, true, true, Set.of(Instant.parse("2026-09-01T00:00:00Z")))));
    }

    @Test
    void theServerBoundsTheLimit() {
        assertThat(parse(Map.of("limit", List.of("999999999999"))).limit()).isEqualTo(100);
    }

    @Test
    void anEmptyCursorIsTheBeginningForSomeClientsSendThat() {
        assertThat(parse(Map.of("next", List.of(""))).after()).isZero();
    }

    @Test
    void aFieldThatTaxiiDoesNotKnowIsIgnored() {
        assertThat(parse(Map.of("match[name]", List.of("x"), "page", List.of("2"))))
                .isEqualTo(parse(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "added_after    | yesterday",
                "added_after    | 2026-11-01",
                "added_after    | 2026-11-01T00:00:00+01:00",
                "added_after    | 2026-13-01T00:00:00Z",
                "limit          | 0",
                "limit          | -1",
                "limit          | 1.5",
                "limit          | ten",
                "next           | ../etc",
                "next           | -1",
                "match[version] | newest",
                "match[version] | all,last",
                "match[version] | last,last",
                "match[version] | first,",
                "match[type]    | indicator,,campaign"
            })
    void whatIsMalformedIsRefusedAndNamed(String name, String value) {
        assertThatExceptionOfType(TaxiiException.class)
                .isThrownBy(() -> parse(Map.of(name, List.of(value))))
                .satisfies(e -> assertThat(e.status()).isEqualTo(400))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"added_after", "limit", "next", "match[id]", "match[version]"})
    void aParameterMustNotComeTwice(String name) {
        assertThatExceptionOfType(TaxiiException.class)
                .isThrownBy(() -> parse(Map.of(name, List.of("1", "1"))))
                .withMessageContaining("more than once");
    }

    private static Query parse(Map<String, List<String>> parameters) {
        return QueryParser.parse(parameters, Tlp.AMBER, 100);
    }
}
