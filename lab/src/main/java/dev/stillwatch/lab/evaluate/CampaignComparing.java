package dev.stillwatch.lab.evaluate;

import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The measuring of one campaign. */
final class CampaignComparing {
    private static final double MILLIS_AN_HOUR = 3_600_000;
    private static final String SECOND_POOL = "2";

    private final List<String> accounts;
    private final Joined joined;
    private final long start;

    private CampaignComparing(List<String> accounts, Joined joined) {
        this.accounts = accounts;
        this.joined = joined;
        this.start = start(accounts);
    }

    /** How a campaign of these accounts, one or more, fared. */
    static CampaignOutcome outcome(List<String> accounts, Joined joined) {
        return new CampaignComparing(accounts, joined).outcome();
    }

    private CampaignOutcome outcome() {
        TruthRow row = joined.row(accounts.getFirst());
        long cohortFlag = cohortFlag();
        List<Long> flags = times(accounts, joined::flagged);
        List<Long> actions = times(accounts, joined::actioned);
        List<Long> own = accounts.stream()
                .filter(account -> joined.actioned(account) != Joined.NEVER)
                .map(account -> joined.actioned(account) - joined.traffic().first(account))
                .sorted()
                .toList();
        Long median = Quantile.of(own, 0.5);
        long exchanges =
                accounts.stream().mapToLong(joined.traffic()::exchanges).sum();
        long served = accounts.stream()
                .mapToLong(account -> joined.served(account, joined.actioned(account)))
                .sum();
        return new CampaignOutcome(
                row.playbook(),
                row.principal(),
                row.operator(),
                accounts.size(),
                exchanges,
                hours(cohortFlag),
                servedBy(accounts, cohortFlag),
                hours(flags.isEmpty() ? Joined.NEVER : flags.getFirst()),
                hours(whenShare(0.5, actions, accounts.size())),
                hours(whenShare(0.9, actions, accounts.size())),
                median == null ? null : Double.valueOf(median / MILLIS_AN_HOUR),
                actions.size(),
                flags.size(),
                served,
                exchanges == 0 ? null : Double.valueOf((double) served / exchanges),
                secondPool());
    }

    private long cohortFlag() {
        Set<String> members = new HashSet<>(accounts);
        return accounts.stream()
                .flatMap(account -> joined.cohortsOf(account).stream())
                .distinct()
                .filter(cohort -> isOwn(cohort, members))
                .mapToLong(cohort -> Joined.millis(cohort.flaggedAt()))
                .min()
                .orElse(Joined.NEVER);
    }

    private static boolean isOwn(CohortFinding cohort, Set<String> members) {
        long shared = cohort.members().stream().filter(members::contains).count();
        return shared >= 2 && shared * 2 >= cohort.members().size();
    }

    private CampaignOutcome.@Nullable Pool secondPool() {
        List<String> pool = accounts.stream()
                .filter(account -> joined.row(account).pool().equals(SECOND_POOL))
                .toList();
        if (pool.isEmpty()) {
            return null;
        }
        long half = whenShare(0.5, times(pool, joined::flagged), pool.size());
        return new CampaignOutcome.Pool(
                pool.size(),
                half == Joined.NEVER ? null : Double.valueOf(Math.max(0, half - start(pool)) / MILLIS_AN_HOUR),
                servedBy(pool, half));
    }

    private @Nullable Long servedBy(List<String> of, long moment) {
        return moment == Joined.NEVER
                ? null
                : Long.valueOf(of.stream()
                        .mapToLong(account -> joined.traffic().upTo(account, moment))
                        .sum());
    }

    private long start(List<String> of) {
        return of.stream().mapToLong(joined.traffic()::first).min().orElseThrow();
    }

    private static List<Long> times(List<String> of, ToLongFunction<String> when) {
        return of.stream()
                .mapToLong(when)
                .filter(time -> time != Joined.NEVER)
                .sorted()
                .boxed()
                .toList();
    }

    /** When this share of so many accounts had come to pass. */
    private static long whenShare(double share, List<Long> times, int accounts) {
        int needed = (int) Math.ceil(share * accounts);
        return times.size() < needed ? Joined.NEVER : times.get(needed - 1);
    }

    private @Nullable Double hours(long moment) {
        return moment == Joined.NEVER ? null : Double.valueOf((moment - start) / MILLIS_AN_HOUR);
    }
}
