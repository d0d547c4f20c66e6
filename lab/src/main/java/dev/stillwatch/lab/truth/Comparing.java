package dev.stillwatch.lab.truth;

import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A comparison in the making. */
final class Comparing {
    private static final Set<String> PASSIVE =
            Set.of("", "NONE", "ALLOW", "OBSERVE", "MONITOR", "LOG", "WATCH", "NO_ACTION");

    private final Truth truth;
    private final Traffic traffic;
    private final Map<String, AccountFinding> rows = new HashMap<>();
    private final List<CohortFinding> flaggedCohorts;
    private final List<String> attackers;
    private final List<String> benign;

    Comparing(Truth truth, Traffic traffic, Findings findings) {
        this.truth = truth;
        this.traffic = traffic;
        findings.accounts().forEach(row -> rows.put(row.accountId(), row));
        this.flaggedCohorts = findings.cohorts().stream()
                .filter(cohort -> cohort.flaggedAt() != null)
                .toList();
        Map<Boolean, List<String>> sides = truth.rows().values().stream()
                .filter(row -> traffic.exchanges(row.accountId()) > 0)
                .collect(Collectors.partitioningBy(
                        TruthRow::isAttacker, Collectors.mapping(TruthRow::accountId, Collectors.toList())));
        this.attackers = sides.getOrDefault(true, List.of());
        this.benign = sides.getOrDefault(false, List.of());
    }

    Comparison result() {
        Map<String, List<String>> campaigns = attackers.stream()
                .collect(
                        Collectors.groupingBy(account -> row(account).campaignId(), TreeMap::new, Collectors.toList()));
        Map<String, List<String>> kinds = benign.stream()
                .collect(Collectors.groupingBy(account -> row(account).kind(), TreeMap::new, Collectors.toList()));
        return new Comparison(
                attackers.size(),
                benign.size(),
                traffic.total(),
                campaigns.entrySet().stream()
                        .map(campaign -> new CampaignComparing(campaign.getKey(), campaign.getValue(), this).outcome())
                        .toList(),
                kinds.entrySet().stream()
                        .map(kind -> kind(kind.getKey(), kind.getValue()))
                        .toList(),
                Ranking.of(scores(attackers), scores(benign)),
                flaggedCohorts.size(),
                (int) flaggedCohorts.stream().filter(this::isMostlyBenign).count(),
                (int) flaggedCohorts.stream()
                        .flatMap(cohort -> cohort.members().stream())
                        .filter(this::isBenign)
                        .distinct()
                        .count());
    }

    List<CohortFinding> flaggedCohorts() {
        return flaggedCohorts;
    }

    Traffic traffic() {
        return traffic;
    }

    TruthRow row(String account) {
        TruthRow row = truth.rows().get(account);
        return row == null ? TruthRow.human(account, "") : row;
    }

    boolean isBenign(String account) {
        return !row(account).isAttacker();
    }

    /** When the account was first flagged; {@link Instant#MAX}: never. */
    Instant flagged(String account) {
        AccountFinding row = rows.get(account);
        return row == null || row.flaggedAt() == null ? Instant.MAX : row.flaggedAt();
    }

    /** When the account was first acted on; {@link Instant#MAX}: never. */
    Instant actioned(String account) {
        AccountFinding row = rows.get(account);
        return row == null
                        || row.actionedAt() == null
                        || PASSIVE.contains(row.action().strip().toUpperCase(Locale.ROOT))
                ? Instant.MAX
                : row.actionedAt();
    }

    private KindOutcome kind(String kind, Collection<String> accounts) {
        return new KindOutcome(
                kind,
                accounts.size(),
                (int) accounts.stream()
                        .filter(account -> !flagged(account).equals(Instant.MAX))
                        .count(),
                (int) accounts.stream()
                        .filter(account -> !actioned(account).equals(Instant.MAX))
                        .count());
    }

    private double[] scores(List<String> accounts) {
        return accounts.stream()
                .mapToDouble(account -> {
                    AccountFinding row = rows.get(account);
                    return row == null ? 0 : row.score();
                })
                .toArray();
    }

    private boolean isMostlyBenign(CohortFinding cohort) {
        long others = cohort.members().stream().filter(this::isBenign).count();
        return others * 2 > cohort.members().size();
    }
}
