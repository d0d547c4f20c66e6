package dev.stillwatch.cli.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.truth.TruthRow;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharingRatiosTest {

    private final List<TruthRow> truth = new ArrayList<>();
    private final Map<SharedValue, TreeMap<String, Integer>> holders = new HashMap<>();
    private final LinkWeights judged = LinkWeights.standard();

    private void campaign(String name, int size) {
        for (int i = 0; i < size; i++) {
            truth.add(new TruthRow(name + i, name, name, name, "farm", TruthRow.ATTACKER, "", ""));
        }
    }

    private void people(int size) {
        for (int i = 0; i < size; i++) {
            truth.add(TruthRow.human("person" + i, ""));
        }
    }

    private void share(Kind kind, long hash, String name, int from, int to) {
        for (int i = from; i < to; i++) {
            holders.computeIfAbsent(new SharedValue(kind, hash), v -> new TreeMap<>())
                    .put(name + i, 1);
        }
    }

    private SharingRatios ratios() {
        var ratios = new SharingRatios(judged);
        ratios.add(truth, holders);
        return ratios;
    }

    @Test
    void what_one_hand_shares_and_strangers_do_not_says_more_than_what_both_share() {
        campaign("farm", 30);
        people(60);
        share(Kind.TOOLSET, 1, "farm", 0, 30);
        share(Kind.TOOLSET, 1, "person", 0, 60);
        share(Kind.DEVICE, 2, "farm", 0, 30);
        share(Kind.IP, 3, "farm", 0, 30);
        share(Kind.IP, 4, "person", 0, 30);
        double device = ratios().rows(Kind.DEVICE).getFirst().lab();
        double address = ratios().rows(Kind.IP).getFirst().lab();
        assertThat(device).isGreaterThan(address).isLessThanOrEqualTo(SharingRatios.MOST);
    }

    @Test
    void a_handful_of_pairs_moves_the_judged_weight_little() {
        campaign("farm", 3);
        people(3);
        share(Kind.TOOLSET, 1, "farm", 0, 3);
        share(Kind.PAYMENT, 2, "farm", 0, 2);
        SharingRatios.Row row = ratios().rows(Kind.PAYMENT).getFirst();
        assertThat(row.same()).isEqualTo(1);
        assertThat(Math.abs(row.lab() - row.judged())).isLessThan(0.5);
    }

    @Test
    void an_estimate_never_rises_with_the_number_of_holders() {
        campaign("farm", 40);
        people(40);
        share(Kind.TOOLSET, 1, "farm", 0, 40);
        share(Kind.TOOLSET, 1, "person", 0, 20);
        share(Kind.CLIENT, 2, "person", 0, 2);
        share(Kind.CLIENT, 3, "person", 3, 5);
        share(Kind.CLIENT, 4, "farm", 0, 30);
        List<SharingRatios.Row> rows = ratios().rows(Kind.CLIENT);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).lab())
                    .as("but for what pooling leaves")
                    .isLessThanOrEqualTo(rows.get(i - 1).lab() + 1e-6);
        }
    }

    @Test
    void pairs_are_scored_by_campaign_and_over_all() {
        campaign("one", 4);
        campaign("two", 2);
        var cohortOf = Map.of("one0", "a", "one1", "a", "two0", "a", "two1", "a");
        PairScores all = PairScores.of(truth, cohortOf).getOrDefault(PairScores.ALL, new PairScores(0, 0));
        assertThat(all.precision()).isEqualTo(2 / 6.0);
        assertThat(all.recall()).isEqualTo(2 / 7.0);
    }
}
