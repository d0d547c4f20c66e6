package dev.stillwatch.lab.evaluate;

import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.ActionFinding;
import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.truth.Traffic;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Truth, traffic and findings, side by side. Times are milliseconds since 1970. */
final class Joined {
    /** The time of what did not happen. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Set<String> PASSIVE =
            Set.of("", "NONE", "ALLOW", "OBSERVE", "MONITOR", "LOG", "WATCH", "NO_ACTION");
    private static final Pattern HARD =
            Pattern.compile("SUSPEND|BAN|BLOCK|TAKE|TERMINAT|CLOSE|DISABLE|DENY|REVOKE", Pattern.CASE_INSENSITIVE);

    private final Truth truth;
    private final Traffic traffic;
    private final Findings findings;
    private final Map<String, AccountFinding> rows = new HashMap<>();
    private final Map<String, CohortFinding> cohorts = new HashMap<>();
    private final Map<String, Set<String>> cohortsOf = new HashMap<>();
    private final Map<String, Long> suspended = new HashMap<>();
    private final List<String> attackers;
    private final List<String> benign;

    Joined(Truth truth, Traffic traffic, Findings findings) {
        this.truth = truth;
        this.traffic = traffic;
        this.findings = findings;
        findings.accounts().forEach(row -> rows.put(row.accountId(), row));
        for (CohortFinding cohort : findings.cohorts()) {
            cohorts.put(cohort.cohortId(), cohort);
            cohort.members()
                    .forEach(member -> cohortsOf
                            .computeIfAbsent(member, id -> new TreeSet<>())
                            .add(cohort.cohortId()));
        }
        findings.actions().forEach(this::noteSuspension);
        Map<Boolean, List<String>> sides = truth.rows().values().stream()
                .filter(row -> traffic.exchanges(row.accountId()) > 0)
                .collect(Collectors.partitioningBy(
                        TruthRow::isAttacker, Collectors.mapping(TruthRow::accountId, Collectors.toList())));
        this.attackers = sides.getOrDefault(true, List.of()).stream().sorted().toList();
        this.benign = sides.getOrDefault(false, List.of()).stream().sorted().toList();
    }

    private void noteSuspension(ActionFinding action) {
        if (!HARD.matcher(action.action()).find()) {
            return;
        }
        String account = action.subject().account();
        CohortFinding cohort = cohorts.get(action.subject().cohort());
        List<String> hit = account != null ? List.of(account) : cohort == null ? List.of() : cohort.members();
        hit.forEach(member -> suspended.putIfAbsent(member, millis(action.at())));
    }

    Traffic traffic() {
        return traffic;
    }

    Findings findings() {
        return findings;
    }

    /** Attacker accounts with an exchange, by id. */
    List<String> attackers() {
        return attackers;
    }

    /** Benign accounts with an exchange, by id. */
    List<String> benign() {
        return benign;
    }

    int benignWithoutExchange() {
        return (int) truth.rows().values().stream()
                .filter(row -> !row.isAttacker())
                .map(TruthRow::accountId)
                .filter(account -> traffic.exchanges(account) == 0 && traffic.isSeen(account))
                .count();
    }

    /** The attackers' accounts by playbook, and all of them together. */
    Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new TreeMap<>();
        groups.put(Evaluation.TOTAL, attackers);
        attackers.forEach(account -> groups.computeIfAbsent(row(account).playbook(), p -> new ArrayList<>())
                .add(account));
        return groups;
    }

    /** The attackers' accounts by campaign. */
    Map<String, List<String>> campaigns() {
        return attackers.stream()
                .collect(
                        Collectors.groupingBy(account -> row(account).campaignId(), TreeMap::new, Collectors.toList()));
    }

    TruthRow row(String account) {
        TruthRow row = truth.rows().get(account);
        return row == null ? TruthRow.human(account, "") : row;
    }

    boolean isBenign(String account) {
        return !row(account).isAttacker();
    }

    double[] scores(Collection<String> accounts) {
        return accounts.stream()
                .mapToDouble(account -> {
                    AccountFinding row = rows.get(account);
                    return row == null ? 0 : row.score();
                })
                .toArray();
    }

    /** When the account was first flagged. */
    long flagged(String account) {
        AccountFinding row = rows.get(account);
        return row == null ? NEVER : millis(row.flaggedAt());
    }

    /** When the account was first acted on. */
    long actioned(String account) {
        AccountFinding row = rows.get(account);
        return row == null || PASSIVE.contains(action(account).toUpperCase(Locale.ROOT))
                ? NEVER
                : millis(row.actionedAt());
    }

    /** When the account was first suspended or taken down. */
    long suspended(String account) {
        return suspended.getOrDefault(account, NEVER);
    }

    /** The strongest action on the account; empty: none. */
    String action(String account) {
        AccountFinding row = rows.get(account);
        return row == null ? "" : row.action().strip();
    }

    /** Its exchanges that were served before and at a moment. */
    long served(String account, long until) {
        return until == NEVER ? traffic.exchanges(account) : traffic.upTo(account, until);
    }

    /** The cohorts that the account is a member of, by id. */
    List<CohortFinding> cohortsOf(String account) {
        return cohortsOf.getOrDefault(account, Set.of()).stream()
                .map(cohorts::get)
                .toList();
    }

    /** The cohort named in the account's row; empty: none. */
    String ownCohort(String account) {
        AccountFinding row = rows.get(account);
        return row == null ? "" : row.cohortId();
    }

    /** The cohort of an id; null: there is none. */
    @Nullable
    CohortFinding cohort(String id) {
        return cohorts.get(id);
    }

    /** The nearest millisecond to a moment. */
    static long millis(@Nullable Instant moment) {
        return moment == null ? NEVER : moment.plusNanos(500_000).toEpochMilli();
    }
}
