package dev.stillwatch.linking.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceSumTest {

    private record Item(Kind kind, double nats) {}

    private final EvidenceSum sum = new EvidenceSum(LinkWeights.standard());

    private double of(List<Item> items) {
        items.forEach(i -> sum.add(i.kind(), i.nats()));
        return sum.take();
    }

    @Test
    void different_groups_add() {
        assertThat(of(List.of(new Item(Kind.IP, 3), new Item(Kind.TEMPLATE, 5))))
                .isEqualTo(8);
    }

    @Test
    void within_a_group_the_next_aspect_counts_half() {
        assertThat(of(List.of(new Item(Kind.TOOLSET, 1), new Item(Kind.TEMPLATE, 5), new Item(Kind.SYSTEM_PROMPT, 2))))
                .isEqualTo(5 + 1 + 0.25);
    }

    @Test
    void bands_of_one_template_and_its_opening_are_one_observation() {
        assertThat(of(List.of(new Item(Kind.TEMPLATE, 5), new Item(Kind.TEMPLATE, 5), new Item(Kind.OPENING, 4))))
                .isEqualTo(5);
    }

    @Test
    void a_prefix_adds_little_to_an_address_in_it() {
        assertThat(of(List.of(new Item(Kind.PREFIX, 1), new Item(Kind.IP, 3)))).isEqualTo(3.25);
    }

    @Test
    void a_second_card_adds_half() {
        assertThat(of(List.of(new Item(Kind.PAYMENT, 7), new Item(Kind.PAYMENT, 6))))
                .isEqualTo(10);
    }

    @Test
    void what_was_taken_is_gone() {
        of(List.of(new Item(Kind.PAYMENT, 7)));
        assertThat(sum.take()).isZero();
    }

    @Test
    void order_does_not_matter_and_contributions_add_up_to_the_total() {
        var random = new Random(3);
        Kind[] kinds = Kind.values();
        for (int round = 0; round < 200; round++) {
            var items = new ArrayList<Item>();
            for (int i = 0; i < random.nextInt(14); i++) {
                items.add(new Item(kinds[random.nextInt(kinds.length)], random.nextInt(8)));
            }
            double total = of(items);
            Collections.shuffle(items, random);
            assertThat(of(items)).isEqualTo(total);

            items.forEach(i -> sum.add(i.kind(), i.nats()));
            Map<Kind, Double> contributions = new EnumMap<>(Kind.class);
            double told = sum.take((kind, nats) -> contributions.merge(kind, nats, Double::sum));
            assertThat(contributions.values().stream().mapToDouble(d -> d).sum())
                    .isCloseTo(told, within(1e-9));
        }
    }
}
