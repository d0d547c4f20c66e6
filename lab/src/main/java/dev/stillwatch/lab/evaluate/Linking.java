package dev.stillwatch.lab.evaluate;

import dev.stillwatch.lab.findings.CohortFinding;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well cohorts are campaigns. An account counts for its primary cohort: the one its row names, else the first flagged one it is a
 * member of, else one of its own.
 *
 * @param attackers cohorts against campaigns, over all attackers; null: there are none
 * @param perPlaybook the same over each playbook's accounts
 * @param benignInAttackerCohorts benign accounts in cohorts that hold an attacker
 * @param benignInFlaggedCohorts benign accounts in cohorts that were ever flagged
 * @param flaggedCohorts cohorts that were ever flagged
 * @param falseCampaigns how many of them are benign by more than half
 * @param attackerCohorts primary cohorts of attackers
 * @param principalNmiSharedOperator normalised mutual information of cohorts and principals, over accounts whose operator serves
 *     several; null: none does
 * @param principalNmi the same over all attackers
 * @param operatorNmi normalised mutual information of operators and the first operator each primary cohort names, itself where none
 */
public record Linking(
        @Nullable LinkScores attackers,
        SequencedMap<String, LinkScores> perPlaybook,
        int benignInAttackerCohorts,
        int benignInFlaggedCohorts,
        int flaggedCohorts,
        int falseCampaigns,
        int attackerCohorts,
        @Nullable Double principalNmiSharedOperator,
        @Nullable Double principalNmi,
        @Nullable Double operatorNmi) {
    private static final String ALONE = "alone:";

    static Linking of(Joined joined) {
        List<String> attackers = joined.attackers();
        Map<String, String> primary = labels(attackers, account -> primary(account, joined));
        SequencedMap<String, LinkScores> perPlaybook = new TreeMap<>();
        joined.groups().forEach((group, accounts) -> {
            if (!group.equals(Evaluation.TOTAL)) {
                perPlaybook.put(group, LinkScores.of(campaigns(accounts, joined), primary));
            }
        });
        List<CohortFinding> flagged = joined.findings().cohorts().stream()
                .filter(cohort -> cohort.flaggedAt() != null)
                .toList();
        List<CohortFinding> withAttackers = joined.findings().cohorts().stream()
                .filter(cohort -> !cohort.members().stream().allMatch(joined::isBenign))
                .toList();
        List<String> onShared = onSharedOperators(joined);
        return new Linking(
                attackers.isEmpty() ? null : LinkScores.of(campaigns(attackers, joined), primary),
                perPlaybook,
                benign(withAttackers, joined),
                benign(flagged, joined),
                flagged.size(),
                (int) flagged.stream()
                        .filter(cohort -> isMostlyBenign(cohort, joined))
                        .count(),
                (int) primary.values().stream()
                        .filter(cohort -> !cohort.startsWith(ALONE))
                        .distinct()
                        .count(),
                nmi(labels(onShared, account -> joined.row(account).principal()), primary),
                nmi(labels(attackers, account -> joined.row(account).principal()), primary),
                nmi(
                        labels(attackers, account -> joined.row(account).operator()),
                        labels(attackers, account -> operator(primary.getOrDefault(account, ""), joined))));
    }

    private static Map<String, String> campaigns(Collection<String> accounts, Joined joined) {
        return labels(accounts, account -> joined.row(account).campaignId());
    }

    private static Map<String, String> labels(Collection<String> accounts, Function<String, String> label) {
        return accounts.stream().collect(Collectors.toMap(Function.identity(), label));
    }

    private static String primary(String account, Joined joined) {
        String own = joined.ownCohort(account);
        if (!own.isEmpty()) {
            return own;
        }
        return joined.cohortsOf(account).stream()
                .min(Comparator.<CohortFinding>comparingLong(cohort -> Joined.millis(cohort.flaggedAt()))
                        .thenComparing(CohortFinding::cohortId))
                .map(CohortFinding::cohortId)
                .orElse(ALONE + account);
    }

    private static String operator(String cohortId, Joined joined) {
        CohortFinding cohort = joined.cohort(cohortId);
        return cohort == null || cohort.operators().isEmpty()
                ? cohortId
                : cohort.operators().getFirst();
    }

    private static List<String> onSharedOperators(Joined joined) {
        Map<String, Set<String>> principals = new HashMap<>();
        joined.attackers()
                .forEach(account -> principals
                        .computeIfAbsent(joined.row(account).operator(), operator -> new HashSet<>())
                        .add(joined.row(account).principal()));
        return joined.attackers().stream()
                .filter(account -> principals
                                .getOrDefault(joined.row(account).operator(), Set.of())
                                .size()
                        > 1)
                .toList();
    }

    private static @Nullable Double nmi(Map<String, String> truth, Map<String, String> found) {
        return truth.size() < 2
                ? null
                : Double.valueOf(Contingency.of(truth, found).normalisedMutualInformation());
    }

    private static int benign(List<CohortFinding> cohorts, Joined joined) {
        return (int) cohorts.stream()
                .flatMap(cohort -> cohort.members().stream())
                .filter(joined::isBenign)
                .distinct()
                .count();
    }

    private static boolean isMostlyBenign(CohortFinding cohort, Joined joined) {
        return cohort.members().stream().filter(joined::isBenign).count() * 2
                > cohort.members().size();
    }
}
