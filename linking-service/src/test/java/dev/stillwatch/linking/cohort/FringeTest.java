package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FringeTest {

    @Test
    void who_shares_one_mailbox_with_one_of_a_farm_stands_at_its_fringe() {
        World world = farm(8).share(Kind.EMAIL, 9, "farm-3", "neighbour");

        List<CohortDelta> deltas = world.close();

        assertThat(world.only()).contains("neighbour");
        assertThat(fringe(deltas)).containsExactly("neighbour");
    }

    @Test
    void a_firm_that_has_one_of_the_farms_prompts_and_a_card_of_its_own_stands_there_as_a_whole() {
        EvidenceGraph graph = graphOfFarm(16);
        IntStream.range(0, 4).forEach(i -> see(graph, Kind.TEMPLATE, 7, "farm-" + i));
        IntStream.range(0, 3).forEach(i -> {
            see(graph, Kind.TEMPLATE, 7, "firm-" + i);
            see(graph, Kind.PAYMENT, 8, "firm-" + i);
        });

        assertThat(Fringe.of(graph, IntStream.range(0, 19).toArray())).containsExactly("firm-0", "firm-1", "firm-2");
    }

    @Test
    void who_shares_as_much_as_the_others_does_not() {
        assertThat(fringe(farm(16).close())).isEmpty();
    }

    @Test
    void a_pair_and_a_third_have_no_middle() {
        World world = new World(50_000).share(Kind.PAYMENT, 1, "a", "b").share(Kind.EMAIL, 2, "b", "c");

        assertThat(fringe(world.close())).isEmpty();
    }

    @Test
    void who_turns_out_to_share_all_the_rest_is_woven_in_and_told_once() {
        World world = farm(8).share(Kind.EMAIL, 9, "farm-3", "late");
        world.close();
        everything(world, "late");
        world.daysPass(1);

        List<CohortDelta> deltas = world.close();

        assertThat(deltas.stream().flatMap(d -> d.getWovenList().stream())).containsExactly("late");
        assertThat(fringe(world.daysPass(1).close())).isEmpty();
    }

    @Test
    void many_prompts_count_once() {
        EvidenceGraph graph = graphOfFarm(16);
        LongStream.range(10, 50).forEach(prompt -> {
            see(graph, Kind.TEMPLATE, prompt, "reader");
            IntStream.range(0, 4).forEach(i -> see(graph, Kind.TEMPLATE, prompt, "farm-" + i));
        });

        assertThat(Fringe.of(graph, IntStream.range(0, 17).toArray())).containsExactly("reader");
    }

    private static EvidenceGraph graphOfFarm(int size) {
        var graph = new EvidenceGraph(LinkWeights.standard(), new Growth(0));
        graph.day(World.DAY);
        graph.population(50_000);
        IntStream.range(0, size).forEach(i -> {
            see(graph, Kind.PAYMENT, 1, "farm-" + i);
            see(graph, Kind.TEMPLATE, 2, "farm-" + i);
            see(graph, Kind.IP, 3, "farm-" + i);
            see(graph, Kind.CLIENT, 5, "farm-" + i);
        });
        return graph;
    }

    private static void see(EvidenceGraph graph, Kind kind, long value, String account) {
        graph.see(new SharedValue(kind, value), account, World.DAY);
    }

    /** Accounts that share a prompt, a card, an address and a client. */
    private static World farm(int size) {
        var world = new World(50_000);
        IntStream.range(0, size).forEach(i -> everything(world, "farm-" + i));
        return world;
    }

    private static void everything(World world, String account) {
        world.share(Kind.PAYMENT, 1, account)
                .share(Kind.TEMPLATE, 2, account)
                .share(Kind.IP, 3, account)
                .share(Kind.CLIENT, 5, account);
    }

    private static SortedSet<String> fringe(List<CohortDelta> deltas) {
        var fringe = new TreeSet<String>();
        deltas.forEach(delta -> fringe.addAll(delta.getFringeList()));
        return fringe;
    }
}
