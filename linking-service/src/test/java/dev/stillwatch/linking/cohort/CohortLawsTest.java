package dev.stillwatch.linking.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for any evidence: order is forgotten, bit by bit is the same as at once, a restart is not felt. */
class CohortLawsTest {

    private static final int EPOCHS = 80;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_order_within_an_epoch_does_not_matter(long seed) {
        var straight = new Run();
        var shuffled = new Run();
        var evidence = new RandomEvidence(seed, 400);
        var order = new Random(seed);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            List<RandomEvidence.Event> events = evidence.epoch();
            int days = evidence.daysUntilNext();
            var other = new ArrayList<>(events);
            Collections.shuffle(other, order);
            assertThat(shuffled.epoch(epoch, days, hubsLast(other))).isEqualTo(straight.epoch(epoch, days, events));
        }
        assertThat(straight.members()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void a_restart_is_not_felt(long seed) {
        var steady = new Run();
        var restarted = new Run();
        var evidence = new RandomEvidence(seed, 400);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            if (epoch % 7 == 0) {
                restarted = restarted.afterRestart(seed + epoch);
            }
            List<RandomEvidence.Event> events = evidence.epoch();
            int days = evidence.daysUntilNext();
            assertThat(restarted.epoch(epoch, days, events)).isEqualTo(steady.epoch(epoch, days, events));
        }
        assertThat(steady.members()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void evidence_taken_in_bit_by_bit_gives_the_cohorts_of_evidence_taken_in_at_once(long seed) {
        var steady = new Run();
        var evidence = new RandomEvidence(seed, 400);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            steady.epoch(epoch, evidence.daysUntilNext(), evidence.epoch());
            if (epoch % 10 == 0) {
                assertThat(steady.members()).isEqualTo(steady.atOnce());
            }
        }
    }

    private static List<RandomEvidence.Event> hubsLast(List<RandomEvidence.Event> events) {
        var ordered = new ArrayList<>(events);
        ordered.sort((a, b) -> Boolean.compare(a instanceof RandomEvidence.Hub, b instanceof RandomEvidence.Hub));
        return ordered;
    }

    /** What a task counted. */
    private record Counted(Moment moment, int source) {}

    /** A life of the cohorts, with all that a store would hold of it. */
    private static final class Run {
        private final Map<Edge, Integer> edges = new HashMap<>();
        private final Map<Counted, int[]> moments = new HashMap<>();
        private final Map<String, Standing> standings = new HashMap<>();
        private final Map<String, String> cohortOf = new HashMap<>();
        private final Set<String> workers = new HashSet<>();
        private final Set<String> fringe = new HashSet<>();
        private int day = World.DAY;
        private long population = 50;
        private Cohorts cohorts = fresh();

        private Cohorts fresh() {
            var made = new Cohorts(LinkWeights.standard(), Thresholds.standard());
            made.day(day);
            made.population(population);
            return made;
        }

        List<CohortDelta> epoch(long epoch, int days, List<RandomEvidence.Event> events) {
            if (days > 0) {
                day += days;
                cohorts.day(day).forEach(edges::remove);
            }
            population += 13;
            cohorts.population(population);
            events.forEach(this::apply);
            List<CohortDelta> deltas = cohorts.close(epoch, epoch * 300_000);
            deltas.forEach(this::keep);
            return deltas;
        }

        private void apply(RandomEvidence.Event event) {
            switch (event) {
                case RandomEvidence.Seen seen -> {
                    cohorts.see(seen.value(), seen.account(), day);
                    edges.put(new Edge(seen.value(), seen.account()), day);
                }
                case RandomEvidence.Did did -> {
                    cohorts.moment(did.moment(), did.source(), did.accounts(), day);
                    moments.put(new Counted(did.moment(), did.source()), new int[] {did.accounts(), day});
                }
                case RandomEvidence.Hub hub -> cohorts.hub(hub.value()).forEach(edges::remove);
            }
        }

        private void keep(CohortDelta delta) {
            delta.getLeftList().forEach(cohortOf::remove);
            delta.getLeftList().forEach(workers::remove);
            delta.getLeftList().forEach(fringe::remove);
            delta.getJoinedList().forEach(a -> cohortOf.put(a, delta.getCohortId()));
            workers.addAll(delta.getWorkersList());
            assertThat(cohortOf.keySet()).containsAll(delta.getWorkersList());
            assertThat(cohortOf.keySet()).containsAll(delta.getFringeList());
            assertThat(delta.getFringeList()).noneMatch(fringe::contains);
            assertThat(delta.getWovenList()).allMatch(fringe::contains);
            fringe.addAll(delta.getFringeList());
            delta.getWovenList().forEach(fringe::remove);
            if (delta.getDissolved()) {
                standings.remove(delta.getCohortId());
            } else {
                standings.put(delta.getCohortId(), Cohorts.after(delta));
            }
        }

        Run afterRestart(long seed) {
            var next = new Run();
            next.day = day;
            next.population = population;
            next.cohorts = next.fresh();
            var entries = new ArrayList<>(edges.entrySet());
            Collections.shuffle(entries, new Random(seed));
            entries.forEach(e -> next.cohorts.see(e.getKey().value(), e.getKey().account(), e.getValue()));
            moments.forEach((of, count) -> next.cohorts.moment(of.moment(), of.source(), count[0], count[1]));
            next.moments.putAll(moments);
            standings.forEach(next.cohorts::restore);
            cohortOf.forEach(next.cohorts::restoreMember);
            workers.forEach(a -> next.cohorts.restoreWorker(a, cohortOf.getOrDefault(a, "")));
            fringe.forEach(a -> next.cohorts.restoreFringe(a, cohortOf.getOrDefault(a, "")));
            next.cohorts.restored();
            next.edges.putAll(edges);
            next.standings.putAll(standings);
            next.cohortOf.putAll(cohortOf);
            next.workers.addAll(workers);
            next.fringe.addAll(fringe);
            return next;
        }

        Set<Set<String>> members() {
            return Set.copyOf(cohortOf.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())))
                    .values());
        }

        Set<Set<String>> atOnce() {
            Cohorts all = fresh();
            moments.forEach((of, count) -> all.moment(of.moment(), of.source(), count[0], count[1]));
            edges.forEach((edge, seen) -> all.see(edge.value(), edge.account(), seen));
            return all.close(1, 1).stream()
                    .filter(d -> d.getJoinedCount() > 0)
                    .map(d -> (Set<String>) new TreeSet<>(d.getJoinedList()))
                    .collect(Collectors.toSet());
        }
    }
}
