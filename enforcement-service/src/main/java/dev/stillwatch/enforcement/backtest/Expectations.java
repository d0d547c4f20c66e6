package dev.stillwatch.enforcement.backtest;

import dev.stillwatch.enforcement.interval.Intervals;
import dev.stillwatch.enforcement.v1.FalseAlarms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * False alarms to expect among accounts acted on, by three ways to know. What shares one fate counts as one case: a cohort is extraction or
 * is not, with all its accounts.
 */
final class Expectations {

    /** Normal quantile of a two-sided 95 % interval. */
    private static final double NORMAL = 1.96;

    private static final class Case {
        private final String cohortId;
        private int accounts;
        private double scores;
        private double discoveryRate;

        private Case(String cohortId) {
            this.cohortId = cohortId;
        }

        private double score() {
            return scores / accounts;
        }
    }

    private final List<Case> cases;

    private Expectations(List<Case> cases) {
        this.cases = cases;
    }

    /**
     * All that is to be said.
     *
     * @param felt accounts acted on
     * @param reviewed whether persons found a cohort to be extraction; empty when none decided
     */
    static List<FalseAlarms> of(Map<String, Acted> felt, Function<String, Optional<Boolean>> reviewed) {
        TreeMap<String, Case> cases = new TreeMap<>();
        felt.forEach((account, acted) -> {
            Case one = cases.computeIfAbsent(acted.cluster(account), c -> new Case(acted.cohortId()));
            one.accounts++;
            one.scores += acted.standing().score();
            one.discoveryRate = Math.max(one.discoveryRate, acted.standing().discoveryRate());
        });
        Expectations of = new Expectations(List.copyOf(cases.values()));
        List<FalseAlarms> all = new ArrayList<>();
        of.byReviews(reviewed).ifPresent(all::add);
        of.byDiscoveryRate().ifPresent(all::add);
        of.byScores().ifPresent(all::add);
        return all;
    }

    private Optional<FalseAlarms> byReviews(Function<String, Optional<Boolean>> reviewed) {
        long known = 0;
        long wrong = 0;
        long accounts = 0;
        for (Case one : cases) {
            if (one.cohortId.isEmpty()) {
                // Nobody says of a single account that it was rightly acted on; only of one that it was not.
                continue;
            }
            accounts += one.accounts;
            Optional<Boolean> extraction = reviewed.apply(one.cohortId);
            known += extraction.isPresent() ? 1 : 0;
            wrong += extraction.isPresent() && !extraction.get() ? 1 : 0;
        }
        if (known == 0) {
            return Optional.empty();
        }
        Intervals.Range share = Intervals.share(wrong, known);
        return Optional.of(FalseAlarms.newBuilder()
                .setBasis(FalseAlarms.Basis.BASIS_REVIEWS)
                .setAccounts(accounts)
                .setCases(known)
                .setFalseCases(wrong)
                .setExpected(accounts * (double) wrong / known)
                .setLow(accounts * share.low())
                .setHigh(accounts * share.high())
                .build());
    }

    /** At most so many cohorts are false; that those are the largest is assumed for the upper end. */
    private Optional<FalseAlarms> byDiscoveryRate() {
        List<Case> discoveries = cases.stream()
                .filter(c -> c.discoveryRate > 0)
                .sorted(Comparator.comparingInt((Case c) -> c.accounts).reversed())
                .toList();
        if (discoveries.isEmpty()) {
            return Optional.empty();
        }
        double rate =
                discoveries.stream().mapToDouble(c -> c.discoveryRate).max().orElse(0);
        long accounts = discoveries.stream().mapToLong(c -> c.accounts).sum();
        int most = Intervals.atMost(discoveries.size(), rate);
        return Optional.of(FalseAlarms.newBuilder()
                .setBasis(FalseAlarms.Basis.BASIS_DISCOVERY_RATE)
                .setAccounts(accounts)
                .setCases(discoveries.size())
                .setExpected(rate * accounts)
                .setLow(0)
                .setHigh((double) discoveries.stream()
                        .limit(most)
                        .mapToLong(c -> c.accounts)
                        .sum())
                .build());
    }

    private Optional<FalseAlarms> byScores() {
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        double expected = 0;
        double variance = 0;
        long accounts = 0;
        for (Case one : cases) {
            double score = one.score();
            expected += one.accounts * (1 - score);
            variance += (double) one.accounts * one.accounts * score * (1 - score);
            accounts += one.accounts;
        }
        double width = NORMAL * Math.sqrt(variance);
        return Optional.of(FalseAlarms.newBuilder()
                .setBasis(FalseAlarms.Basis.BASIS_SCORES)
                .setAccounts(accounts)
                .setCases(cases.size())
                .setExpected(expected)
                .setLow(Math.max(0, expected - width))
                .setHigh(Math.min((double) accounts, expected + width))
                .build());
    }
}
