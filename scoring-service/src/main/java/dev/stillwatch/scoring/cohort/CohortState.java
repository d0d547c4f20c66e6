package dev.stillwatch.scoring.cohort;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.scoring.account.CohortRef;
import dev.stillwatch.scoring.evidence.Bins;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.evidence.Evidence;
import dev.stillwatch.scoring.evidence.RankTest;
import dev.stillwatch.scoring.evidence.Surprisals;
import dev.stillwatch.scoring.signal.Bonds;
import dev.stillwatch.sketch.activity.Activity;
import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalDouble;
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
    private final int[] waiting = new int[Component.NUMBER];
    private final int[] ranked = new int[Component.NUMBER];
    private Evidence evidence = Evidence.none();

    /** A cohort as it was kept. */
    public CohortState(CohortCore core, SortedMap<String, Member> members) {
        this.core = core;
        this.members.putAll(members);
        members.values().forEach(member -> replace(null, member));
    }

    /** A cohort that nothing is known of. */
    public static CohortState unknown() {
        return new CohortState(CohortCore.unknown(), Collections.emptySortedMap());
    }

    /** What is kept of it as a whole. */
    public CohortCore core() {
        return core;
    }

    /**
     * How it is held together.
     *
     * @param id its id
     */
    Bonds bonds(String id) {
        return new Bonds(core.links(), members.size(), CohortRef.candidate(id));
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

    /** Takes a change of membership; one taken before changes nothing. */
    boolean regroup(CohortDelta delta) {
        if (delta.getVersion() <= core.version()) {
            return false;
        }
        boolean anew = core.version() > 0 && delta.getGeneration() > core.generation();
        Evidence left = core.evidenceOfLeavers();
        for (String account : delta.getLeftList()) {
            Member gone = members.get(account);
            if (gone != null) {
                left = left.withLeaver(gone.surprisals());
                remove(account);
            }
        }
        for (String account : delta.getJoinedList()) {
            put(account, Member.joined());
        }
        core = core.regrouped(delta, left);
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
        put(message.getAccountId(), member.contributed(message.getEpoch(), contribution.conformity()));
        return true;
    }

    /** Ranks members that wait, component by component and by account id, as far as the reference allows. */
    boolean rank(RankTest test, Population reference) {
        boolean any = false;
        for (int c = 0; c < Component.NUMBER; c++) {
            if (waiting[c] > 0
                    && test.mayRank(Component.all().get(c), reference.bins(c).total(), ranked[c])) {
                any |= rank(c, test, reference.bins(c));
            }
        }
        return any;
    }

    private boolean rank(int component, RankTest test, Bins reference) {
        Bins earlier = new Bins();
        var waiters = new TreeMap<String, Member>();
        members.forEach((account, member) -> {
            if (member.surprisals().has(component)) {
                earlier.add(member.conformity().bin(component), 1);
            } else if (member.waits(component)) {
                waiters.put(account, member);
            }
        });
        boolean any = false;
        for (var entry : waiters.entrySet()) {
            int bin = entry.getValue().conformity().bin(component);
            OptionalDouble p = test.rank(Component.all().get(component), bin, reference, earlier);
            if (p.isEmpty()) {
                return any;
            }
            earlier.add(bin, 1);
            put(entry.getKey(), entry.getValue().ranked(component, p.getAsDouble()));
            any = true;
        }
        return any;
    }

    /** How many members were ranked by one component at least. */
    long ranked() {
        return Arrays.stream(ranked).max().orElse(0);
    }

    /**
     * What the members say. What a member that left spoke for the cohort stays in, what it spoke against it goes; so the value is
     * never above that over all that were ever ranked.
     */
    Evidence evidence() {
        return core.evidenceOfLeavers().plus(evidence);
    }

    /** Notes when it was first flagged. */
    void flag(long atMillis) {
        core = core.flagged(atMillis);
    }

    private void put(String account, Member member) {
        replace(members.put(account, member), member);
        changed.add(account);
    }

    private void remove(String account) {
        replace(members.remove(account), null);
        changed.add(account);
    }

    private void replace(@Nullable Member before, @Nullable Member after) {
        if (before != null) {
            count(before, -1);
        }
        if (after != null) {
            count(after, 1);
        }
        Surprisals had = before == null ? Surprisals.none() : before.surprisals();
        Surprisals has = after == null ? Surprisals.none() : after.surprisals();
        if (!had.equals(has)) {
            evidence = evidence.with(had, -1).with(has, 1);
        }
    }

    private void count(Member member, int sign) {
        for (int c = 0; c < Component.NUMBER; c++) {
            waiting[c] += member.waits(c) ? sign : 0;
            ranked[c] += member.surprisals().has(c) ? sign : 0;
        }
    }
}
