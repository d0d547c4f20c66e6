package dev.stillwatch.linking.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisabledKindsTest {

    private static final LinkWeights STANDARD = LinkWeights.standard();

    @Test
    void a_disabled_kind_says_nothing_and_the_others_what_they_said() {
        LinkWeights without = STANDARD.without(List.of("PAYMENT"));

        assertThat(STANDARD.of(Kind.PAYMENT).nats(2, 1_000)).isPositive();
        assertThat(without.of(Kind.PAYMENT).nats(2, 1_000)).isZero();
        assertThat(without.of(Kind.DEVICE)).isEqualTo(STANDARD.of(Kind.DEVICE));
    }

    @Test
    void one_kind_of_link_may_cover_several_kinds_of_value() {
        LinkWeights without = STANDARD.without(List.of("TEMPLATE"));

        assertThat(without.of(Kind.TEMPLATE).nats(2, 1_000)).isZero();
        assertThat(without.of(Kind.OPENING).nats(2, 1_000)).isZero();
    }

    @Test
    void a_name_that_is_no_kind_is_refused() {
        assertThatThrownBy(() -> STANDARD.without(List.of("PAYMNT")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PAYMNT")
                .hasMessageContaining("PAYMENT");
    }
}
