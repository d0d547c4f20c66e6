package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Why an account is in a cohort: what it shares with the other members, and the least of it without which it would be let go. It is found out by trying: the cohort is formed
 * anew from what its members hold, without one thing after another. Everything else stays as it is, so that a value is as rare as it was.
 *
 * @param member whether it is in the cohort, after what was to be left out is left out
 * @param facts what it shares with other members, strongest first
 * @param minimal the least that must not be there for it to be let go: none of these can be given back; empty when it is no member, or when nothing of its own would do
 */
public record Membership(boolean member, List<Fact> facts, List<Fact> minimal) {

    /** Copies the lists. */
    public Membership {
        facts = List.copyOf(facts);
        minimal = List.copyOf(minimal);
    }

    /**
     * A value that an account shares with other members.
     *
     * @param nats what sharing it says by itself
     * @param members members that hold it, the account among them
     * @param holders all accounts that hold it
     */
    public record Fact(SharedValue value, double nats, int members, int holders) {}

    /**
     * Explains.
     *
     * @param excerpt what the cohort's members hold
     * @param withoutKinds kinds of link that are to be left out
     * @param withoutValues hashes of values that are to be left out
     */
    public static Membership of(
            Excerpt excerpt,
            LinkWeights weights,
            Thresholds thresholds,
            String account,
            Set<LinkKind> withoutKinds,
            Set<Long> withoutValues) {
        List<Excerpt.Held> left = excerpt.held().stream()
                .filter(held -> !withoutKinds.contains(held.value().kind().link())
                        && !withoutValues.contains(held.value().hash()))
                .toList();
        var trial = new Trial(excerpt, left, weights, thresholds, account);
        List<Fact> facts = facts(trial, excerpt, left, account);
        boolean member = trial.isMember(Set.of());
        return new Membership(member, facts, member ? minimal(trial, facts) : List.of());
    }

    private static List<Fact> facts(Trial trial, Excerpt excerpt, List<Excerpt.Held> left, String account) {
        var members = new HashMap<SharedValue, Integer>();
        left.forEach(held -> members.merge(held.value(), 1, Integer::sum));
        return left.stream()
                .filter(held -> held.account().equals(account))
                .map(Excerpt.Held::value)
                .filter(value -> members.getOrDefault(value, 0) > 1)
                .map(value -> {
                    int of = members.getOrDefault(value, 0);
                    return new Fact(
                            value, trial.nats(value), of, of + excerpt.others().getOrDefault(value, 0));
                })
                .filter(fact -> fact.nats() > 0)
                .sorted(Comparator.comparingDouble(Fact::nats).reversed().thenComparing(Fact::value))
                .toList();
    }

    /** Takes the strongest away until it is let go, then gives back, from the weakest on, what need not have been taken. */
    private static List<Fact> minimal(Trial trial, List<Fact> facts) {
        var taken = new LinkedHashSet<SharedValue>();
        for (Fact fact : facts) {
            taken.add(fact.value());
            if (!trial.isMember(taken)) {
                break;
            }
        }
        if (trial.isMember(taken)) {
            return List.of();
        }
        List<SharedValue> back = new ArrayList<>(taken).reversed();
        for (SharedValue value : back) {
            taken.remove(value);
            if (trial.isMember(taken)) {
                taken.add(value);
            }
        }
        return facts.stream().filter(fact -> taken.contains(fact.value())).toList();
    }

    /** The cohort, formed from what its members hold. */
    private static final class Trial {
        private final Clustering clustering;
        private final String account;
        private final Map<SharedValue, Integer> own = new TreeMap<>();
        private final Set<SharedValue> away = new HashSet<>();

        private Trial(
                Excerpt excerpt, List<Excerpt.Held> left, LinkWeights weights, Thresholds thresholds, String account) {
            this.account = account;
            this.clustering = new Clustering(weights, thresholds);
            clustering.day(excerpt.today());
            clustering.population(excerpt.population());
            excerpt.moments().forEach((moment, count) -> clustering.moment(moment, 0, count, excerpt.today()));
            clustering.graph().outside(excerpt.others());
            left.forEach(held -> clustering.see(held.value(), held.account(), held.day()));
            left.stream()
                    .filter(held -> held.account().equals(account))
                    .forEach(held -> own.put(held.value(), held.day()));
        }

        private double nats(SharedValue value) {
            return clustering.graph().nats(value);
        }

        /** Whether the account goes with most of the others when it does not hold some values. */
        private boolean isMember(Set<SharedValue> without) {
            own.forEach((value, day) -> {
                if (without.contains(value) && away.add(value)) {
                    clustering.graph().forget(value, account);
                } else if (!without.contains(value) && away.remove(value)) {
                    clustering.see(value, account, day);
                }
            });
            clustering.settle();
            int most = 0;
            boolean in = false;
            for (int part : clustering.all()) {
                int[] members = clustering.members(part);
                boolean with = false;
                for (int member : members) {
                    with |= clustering.graph().account(member).equals(account);
                }
                int others = members.length - (with ? 1 : 0);
                if (others > most || (others == most && with)) {
                    most = others;
                    in = with;
                }
            }
            return in;
        }
    }
}
