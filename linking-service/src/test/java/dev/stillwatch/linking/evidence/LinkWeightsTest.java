package dev.stillwatch.linking.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkWeightsTest {

    private static final long PEOPLE = 100_000;
    private final LinkWeights weights = LinkWeights.standard();

    private double nats(Kind kind, int holders) {
        return weights.of(kind).nats(holders, PEOPLE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_value_says_less_the_more_hold_it_and_nothing_as_a_hub(Kind kind) {
        double before = Double.MAX_VALUE;
        for (int holders = 2; holders <= weights.of(kind).cap(); holders = holders * 3 / 2 + 1) {
            assertThat(nats(kind, holders)).isLessThanOrEqualTo(before).isNotNegative();
            before = nats(kind, holders);
        }
        assertThat(nats(kind, weights.of(kind).cap() + 1)).isZero();
        assertThat(nats(kind, 1)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_value_says_more_the_more_do_without_it(Kind kind) {
        assertThat(weights.of(kind).nats(20, 1_000_000))
                .isGreaterThanOrEqualTo(weights.of(kind).nats(20, 100));
    }

    @Test
    void what_belongs_to_a_person_says_more_than_where_that_person_sits() {
        assertThat(nats(Kind.PAYMENT, 3)).isGreaterThan(6.5);
        assertThat(nats(Kind.EMAIL, 3)).isGreaterThan(6.5);
        assertThat(nats(Kind.IP, 3)).isBetween(2.0, 3.5);
        assertThat(nats(Kind.PREFIX, 3)).isLessThan(1.5);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_documentation_shows_the_table_as_it_is(Kind kind) throws IOException {
        KindWeight weight = weights.of(kind);
        var columns = List.of(
                kind.name(),
                kind.group().name().toLowerCase(Locale.ROOT),
                number(weight.reuse()),
                number(weight.chance()),
                number(weight.crowd()),
                number(weight.commonness()),
                String.format(Locale.ROOT, "%,d", weight.cap()),
                String.valueOf(weight.days()),
                String.format(Locale.ROOT, "%.1f", weight.nats(3, 98_304)));
        assertThat(Files.readString(Path.of("..", "docs", "linking.md")))
                .contains("| " + String.join(" | ", columns) + " |");
    }

    private static String number(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Test
    void a_large_campaigns_template_still_says_much_among_ten_million() {
        assertThat(weights.of(Kind.TEMPLATE).nats(25_000, 10_000_000)).isGreaterThan(6);
    }

    @Test
    void a_gateway_of_many_says_nothing() {
        assertThat(nats(Kind.IP, 60)).isZero();
    }

    @Test
    void a_table_without_some_kind_is_refused() {
        assertThatThrownBy(() -> new LinkWeights(Map.of())).hasMessageContaining("PAYMENT");
    }

    @Test
    void nothing_counts_longer_than_the_operator_lets_it() {
        LinkWeights shorter = weights.within(14);
        assertThat(shorter.of(Kind.PAYMENT).days()).isEqualTo(14);
        assertThat(shorter.of(Kind.IP).days()).isEqualTo(10);
        assertThat(shorter.of(Kind.PAYMENT).expired(15)).isTrue();
        assertThat(shorter.of(Kind.PAYMENT).expired(14)).isFalse();
        assertThat(shorter.of(Kind.PAYMENT).fresh(14)).isFalse();
    }

    @Test
    void steps_are_two_to_a_doubling() {
        assertThat(LongStream.rangeClosed(1, 50).map(Steps::floor).distinct())
                .containsExactly(1L, 2L, 3L, 4L, 6L, 8L, 12L, 16L, 24L, 32L, 48L);
        for (int count = 1; count < 100_000; count++) {
            assertThat(Steps.floor(count)).isLessThanOrEqualTo(count).isGreaterThan(count * 2L / 3 - 1);
        }
    }
}
