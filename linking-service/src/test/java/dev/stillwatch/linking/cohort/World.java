package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A provider's accounts and what they share, told in a few words; keeps what the deltas add up to and checks that they fit. */
final class World {

    static final int DAY = 20_000;

    private final Cohorts cohorts;
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Long> generations = new HashMap<>();
    private final Map<String, List<Link>> links = new HashMap<>();
    private final Map<String, List<String>> operators = new HashMap<>();
    private final Map<String, String> cohortOf = new HashMap<>();
    private long epoch = 1;
    private int day = DAY;

    World(long population) {
        this(LinkWeights.standard(), population);
    }

    World(LinkWeights weights, long population) {
        cohorts = new Cohorts(weights, Thresholds.standard());
        cohorts.day(DAY);
        cohorts.population(population);
    }

    /** These accounts hold a value. */
    World share(Kind kind, long hash, String... accounts) {
        for (String account : accounts) {
            cohorts.see(new SharedValue(kind, hash), account, day);
        }
        return this;
    }

    /** So many accounts from {@code name-0} on hold a value. */
    World share(Kind kind, long hash, String name, int from, int to) {
        for (int i = from; i < to; i++) {
            share(kind, hash, name + "-" + i);
        }
        return this;
    }

    /** So many of all accounts did something at a time. */
    World did(Kind kind, int slot, int accounts) {
        cohorts.moment(new Moment(kind, slot), 0, accounts, day);
        return this;
    }

    /** These accounts did something at a time, and have something weaker in common. */
    World did(Kind kind, int slot, long weaker, String... accounts) {
        return share(kind, (long) slot << 40 | weaker, accounts);
    }

    World hub(Kind kind, long hash) {
        cohorts.hub(new SharedValue(kind, hash));
        return this;
    }

    World population(long accounts) {
        cohorts.population(accounts);
        return this;
    }

    World daysPass(int days) {
        day += days;
        cohorts.day(day);
        return this;
    }

    /** Closes the epoch and applies its deltas. Gives those of cohorts, without candidates. */
    List<CohortDelta> close() {
        List<CohortDelta> deltas = cohorts.close(epoch, epoch * 300_000);
        epoch++;
        deltas.forEach(this::apply);
        return deltas.stream().filter(delta -> !delta.getCandidate()).toList();
    }

    private void apply(CohortDelta delta) {
        String id = delta.getCohortId();
        check(delta.getVersion() == versions.merge(id, 1L, Long::sum), "versions go up by one");
        long generation = generations.merge(id, delta.getLeftCount() > 0 ? 1L : 0L, Long::sum);
        check(delta.getGeneration() == generation, "the generation goes up when members leave, and only then");
        Set<String> of = members.computeIfAbsent(id, c -> new TreeSet<>());
        delta.getLeftList().forEach(a -> {
            check(of.remove(a), a + " was a member");
            check(id.equals(cohortOf.remove(a)), a + " leaves where it was");
        });
        delta.getJoinedList().forEach(a -> {
            check(of.add(a), a + " was no member");
            check(cohortOf.put(a, id) == null, a + " is in one cohort at a time");
        });
        links.put(id, delta.getLinksList());
        operators.put(id, delta.getOperatorsList());
        if (delta.getDissolved()) {
            check(of.isEmpty(), "who dissolves has let all go");
            members.remove(id);
        }
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("Not so: " + rule);
        }
    }

    /** The cohorts' members, by id. */
    Map<String, Set<String>> cohorts() {
        return members(false);
    }

    /** The members of candidates, by id. */
    Map<String, Set<String>> candidates() {
        return members(true);
    }

    private Map<String, Set<String>> members(boolean candidates) {
        var some = new TreeMap<>(members);
        some.keySet().removeIf(id -> CohortNames.candidate(id) != candidates);
        return some;
    }

    /** The only cohort's members. */
    Set<String> only() {
        check(cohorts().size() == 1, "there is one cohort, not " + cohorts());
        return cohorts().values().iterator().next();
    }

    /** The only cohort's id. */
    String onlyId() {
        only();
        return cohorts().keySet().iterator().next();
    }

    List<Link> linksOf(String cohort) {
        return links.getOrDefault(cohort, List.of());
    }

    /** The operators that a cohort names. */
    List<String> operatorsOf(String cohort) {
        return operators.getOrDefault(cohort, List.of());
    }

    /** The cohort that an account is in. */
    String cohortOf(String account) {
        String cohort = cohortOf.get(account);
        check(cohort != null, account + " is in a cohort");
        return String.valueOf(cohort);
    }

    /** Accounts {@code name-from} to {@code name-(to - 1)}. */
    static List<String> accounts(String name, int from, int to) {
        var accounts = new ArrayList<String>();
        for (int i = from; i < to; i++) {
            accounts.add(name + "-" + i);
        }
        return accounts;
    }
}
