package dev.stillwatch.scoring.cohort;

import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.evidence.Discoveries;
import dev.stillwatch.scoring.evidence.Statistic;
import dev.stillwatch.scoring.signal.Bonds;
import dev.stillwatch.scoring.signal.Judgement;
import dev.stillwatch.scoring.signal.TestResult;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All cohorts there are, and the population they are compared with. One epoch after the other; mutable, one owner. */
public final class Cohorts {

    private final CohortRules rules;
    private final Population population;
    private final TreeMap<String, CohortState> cohorts = new TreeMap<>();
    private final Map<String, Double> evidence = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();
    private Set<String> discoveries = Set.of();

    /** No cohort, and nobody to compare with. */
    public Cohorts(CohortRules rules) {
        this(rules, new Population(), Collections.emptySortedMap());
    }

    /** Cohorts as they were kept. */
    public Cohorts(CohortRules rules, Population population, SortedMap<String, CohortState> kept) {
        this.rules = rules;
        this.population = population;
        this.cohorts.putAll(kept);
        kept.forEach(this::weigh);
        this.discoveries = Discoveries.at(evidence, weights, rules.falseDiscoveryRate());
    }

    /** The cohorts by id. */
    public SortedMap<String, CohortState> all() {
        return Collections.unmodifiableSortedMap(cohorts);
    }

    /** The accounts that nobody linked. */
    public Population population() {
        return population;
    }

    /** Works through one epoch; call in order of epoch. */
    public CohortOutcome close(ClosedEpoch<CohortInput> closed) {
        // A record whose epoch has closed is a repeat: watermarks stand behind all records of their epoch.
        List<CohortInput> inputs = closed.records().stream()
                .filter(i -> i.epoch() == closed.epoch())
                .toList();
        var touched = new TreeSet<String>();
        var dissolved = new TreeSet<String>();
        inputs.forEach(input -> takeGroups(input, touched, dissolved));
        inputs.forEach(input -> takeContribution(input, touched));
        dissolved.forEach(id -> {
            cohorts.remove(id);
            evidence.remove(id);
            weights.remove(id);
            touched.remove(id);
        });
        rank(touched);
        if (!touched.isEmpty() || !dissolved.isEmpty()) {
            touched.addAll(rediscover());
        }
        List<Assessment> assessments = new ArrayList<>();
        cohorts.forEach((id, cohort) -> {
            if (touched.contains(id)) {
                assessments.add(assess(id, cohort, closed.endMillis()));
            }
        });
        return new CohortOutcome(assessments, List.copyOf(dissolved));
    }

    private void takeGroups(CohortInput input, Set<String> touched, Set<String> dissolved) {
        switch (input) {
            case CohortInput.PopulationChanged change -> population.take(change.message());
            case CohortInput.Regrouping change -> {
                String id = change.message().getCohortId();
                if (cohorts.computeIfAbsent(id, c -> CohortState.unknown()).regroup(change.message())) {
                    touched.add(id);
                }
                if (change.message().getDissolved()) {
                    dissolved.add(id);
                }
            }
            case CohortInput.Contributed contribution -> {}
        }
    }

    private void takeContribution(CohortInput input, Set<String> touched) {
        if (input instanceof CohortInput.Contributed contribution) {
            String id = contribution.message().getCohortId();
            CohortState cohort = cohorts.get(id);
            if (cohort != null && cohort.contribute(contribution)) {
                touched.add(id);
            }
        }
    }

    /** Ranks in every cohort whose members wait, for the population may have grown enough meanwhile. */
    private void rank(Set<String> touched) {
        cohorts.forEach((id, cohort) -> {
            if (cohort.rank(rules.test(), population)) {
                touched.add(id);
            }
        });
        cohorts.forEach((id, cohort) -> {
            if (touched.contains(id)) {
                weigh(id, cohort);
            }
        });
    }

    /** A household or firm is less likely beforehand to be a campaign; how accounts were linked may say so, since the test does not look at it. */
    private void weigh(String id, CohortState cohort) {
        evidence.put(id, cohort.evidence().logE());
        weights.put(id, cohort.bonds(id).likelihood());
    }

    /** Tests all cohorts together, and returns those of which something else holds than before. */
    private Set<String> rediscover() {
        Set<String> before = discoveries;
        discoveries = Discoveries.at(evidence, weights, rules.falseDiscoveryRate());
        var turned = new TreeSet<>(discoveries);
        turned.removeAll(before);
        before.stream()
                .filter(id -> cohorts.containsKey(id) && !discoveries.contains(id))
                .forEach(turned::add);
        return turned;
    }

    private Assessment assess(String id, CohortState cohort, long endMillis) {
        TestResult test = new TestResult(
                evidence.getOrDefault(id, 0.0),
                discoveries.contains(id),
                cohort.ranked(),
                cohort.evidence().strongest(),
                cohort.evidence().logE(Statistic.AUTHORS));
        Bonds bonds = cohort.bonds(id);
        Judgement judgement = rules.scorer().cohort(cohort.core().activity(), test, bonds);
        if (rules.flags(judgement, test, bonds)
                && cohort.core().flaggedAtMillis().isEmpty()) {
            cohort.flag(endMillis);
        }
        return CohortAssessments.of(id, cohort, test, judgement, rules, endMillis)
                .setTestVersion(Component.VERSION)
                .setReferenceAccounts(population.accounts())
                .setLinkedBeyondSoftware(bonds.beyondSoftware())
                .addAllShadows(rules.shadows().cohort(cohort.core().activity(), test, bonds))
                .build();
    }
}
