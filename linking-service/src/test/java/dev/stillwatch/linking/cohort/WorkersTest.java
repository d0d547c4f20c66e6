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
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final int[] FARM = IntStream.range(0, 8).toArray();

    @Test
    void who_asks_what_the_cohort_asks_is_a_worker_and_who_only_shares_its_card_is_none() {
        var world = farmAnd("cousin");

        assertThat(workers(world.close())).hasSize(8).doesNotContain("cousin");
        assertThat(world.only()).contains("cousin");
    }

    @Test
    void a_prompt_that_most_others_use_makes_nobody_a_worker() {
        assertThat(Workers.of(farmAndReaders(8), FARM)).hasSize(8);
        assertThat(Workers.of(farmAndReaders(9), FARM)).isEmpty();
    }

    @Test
    void what_two_share_they_may_have_from_one_another() {
        var world = new World(50_000).share(Kind.PAYMENT, 1, "a", "b", "c", "d").share(Kind.TEMPLATE, 2, "a", "b");

        assertThat(workers(world.close())).isEmpty();
    }

    @Test
    void who_takes_up_the_work_later_is_told_on_the_next_day_once() {
        var world = farmAnd("late");
        world.close();
        world.share(Kind.TEMPLATE, 2, "late");

        assertThat(workers(world.close())).isEmpty();
        assertThat(workers(world.daysPass(1).close())).containsExactly("late");
        assertThat(workers(world.daysPass(1).close())).isEmpty();
    }

    /** Eight accounts that share a card and the work, and one that shares the card. */
    private static World farmAnd(String other) {
        return new World(50_000)
                .share(Kind.PAYMENT, 1, "farm", 0, 8)
                .share(Kind.PAYMENT, 1, other)
                .share(Kind.TEMPLATE, 2, "farm", 0, 8);
    }

    /** Eight accounts of a farm, numbered from 0, and so many others that use the same prompt. */
    private static EvidenceGraph farmAndReaders(int readers) {
        var graph = new EvidenceGraph(LinkWeights.standard(), new Growth(0));
        graph.day(World.DAY);
        graph.population(50_000);
        IntStream.range(0, 8 + readers)
                .forEach(i -> graph.see(new SharedValue(Kind.TEMPLATE, 2), "account-" + i, World.DAY));
        return graph;
    }

    private static SortedSet<String> workers(List<CohortDelta> deltas) {
        var workers = new TreeSet<String>();
        deltas.forEach(delta -> workers.addAll(delta.getWorkersList()));
        return workers;
    }
}
