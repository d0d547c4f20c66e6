package dev.stillwatch.scoring.cohort;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.scoring.evidence.Bins;
import dev.stillwatch.scoring.evidence.RankTest;
import dev.stillwatch.sketch.activity.Activity;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that is kept of a cohort. Mutable; one owner. */
public final class CohortState {

    private CohortCore core;
    private final TreeMap<String, Member> members = new TreeMap<>();
    private final TreeSet<String> changed = new TreeSet<>();
    private int waiting;
    private int ranked;
    private long evidence;

    /** A cohort as it was kept. */
    public CohortState(CohortCore core, SortedMap<String, Member> members) {
        this.core = core;
        this.members.putAll(members);
        members.values().forEach(member -> count(member, 1));
    }

    /** A cohort that nothing is known of. */
    public static CohortState unknown() {
        return new CohortState(CohortCore.unknown(), Collections.emptySortedMap());
    }

    /** What is kept of it as a whole. */
    public CohortCore core() {
        return core;
    }

    /** Its members by account id. */
    public SortedMap<String, Member> members() {
        return Collections.unmodifiableSortedMap(members);
    }

    /** Accounts whose entry changed or went since this was last asked. */
    public Set<String> takeChanged() {
        var taken = new TreeSet<>(changed);
        changed.clear();
        return taken;
    }

    /** Whether a member has a statistic that was not ranked yet. */
    boolean waits() {
        return waiting > 0;
    }

    /** Takes a change of membership; one taken before changes nothing. */
    boolean regroup(CohortDelta delta) {
        if (delta.getVersion() <= core.version()) {
            return false;
        }
        boolean anew = core.version() > 0 && delta.getGeneration() > core.generation();
        long left = core.evidenceOfLeavers();
        for (String account : delta.getLeftList()) {
            Member gone = members.get(account);
            if (gone != null) {
                left += Math.min(0, gone.logE().orElse(0));
                remove(account);
            }
        }
        for (String account : delta.getJoinedList()) {
            put(account, Member.joined());
        }
        core = core.regrouped(delta.getVersion(), delta.getGeneration(), left);
        if (anew) {
            core = core.folded(Activity.empty());
            members.replaceAll((account, member) -> member.refolded());
            changed.addAll(members.keySet());
        }
        return true;
    }

    /** Folds a contribution in; one of another generation, of no member, or folded in already changes nothing. */
    boolean contribute(CohortInput.Contributed contribution) {
        var message = contribution.message();
        Member member = members.get(message.getAccountId());
        if (member == null
                || message.getGeneration() != core.generation()
                || message.getEpoch() <= member.contributedThrough()) {
            return false;
        }
        core = core.folded(core.activity().merge(contribution.activity()));
        OptionalDouble statistic =
                message.hasStatistic() ? OptionalDouble.of(message.getStatistic()) : OptionalDouble.empty();
        put(message.getAccountId(), member.contributed(message.getEpoch(), statistic));
        return true;
    }

    /** Ranks members that wait, by account id, as far as the reference allows. */
    boolean rank(RankTest test, Bins reference) {
        if (!waits() || !test.mayRank(reference.total(), ranked())) {
            return false;
        }
        Bins earlier = new Bins();
        for (Member member : members.values()) {
            if (member.logE().isPresent()) {
                earlier.add(Bins.of(member.statistic().orElseThrow()), 1);
            }
        }
        boolean any = false;
        for (var entry : new TreeMap<>(members).entrySet()) {
            if (entry.getValue().waits()) {
                double statistic = entry.getValue().statistic().orElseThrow();
                OptionalLong logE = test.rank(statistic, reference, earlier);
                if (logE.isEmpty()) {
                    break;
                }
                earlier.add(Bins.of(statistic), 1);
                put(entry.getKey(), entry.getValue().ranked(logE.getAsLong()));
                any = true;
            }
        }
        return any;
    }

    /** How many members were ranked. */
    long ranked() {
        return ranked;
    }

    /**
     * Natural logarithm of the cohort's e-value: the product over members. What a member that left spoke for the cohort stays in, what it
     * spoke against it goes; so the value is never above that of the test martingale over all that were ever ranked.
     */
    double logE() {
        return (core.evidenceOfLeavers() + evidence) / RankTest.UNITS_PER_NAT;
    }

    /** Notes when it was first flagged. */
    void flag(long atMillis) {
        core = core.flagged(atMillis);
    }

    private void put(String account, Member member) {
        forget(members.put(account, member));
        count(member, 1);
        changed.add(account);
    }

    private void remove(String account) {
        forget(members.remove(account));
        changed.add(account);
    }

    private void forget(@Nullable Member before) {
        if (before != null) {
            count(before, -1);
        }
    }

    private void count(Member member, int sign) {
        waiting += member.waits() ? sign : 0;
        ranked += member.logE().isPresent() ? sign : 0;
        evidence += sign * member.logE().orElse(0);
    }
}
