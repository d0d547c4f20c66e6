package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.policy.Evidence;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is believed now: who is in which cohort, and what was last said of each subject. What was taken already changes nothing when
 * it comes again: an assessment is known by its age, a change of a cohort by its version. Not for several threads.
 */
final class Beliefs {

    private final Map<String, AccountBelief> accounts = new HashMap<>();
    private final Map<String, CohortBelief> cohorts = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, TreeSet<String>> byOperator = new HashMap<>();

    /** Takes what became known in an epoch. */
    Changes fold(EpochEvidence evidence) {
        Changes changes = new Changes();
        origins(evidence, changes);
        regroup(evidence, changes);
        evidence.facts().forEach(fact -> learn(fact, changes));
        for (Assessment assessment : evidence.accounts()) {
            AccountBelief account = account(assessment.getSubject().getAccount());
            long asOf = EventTime.millis(assessment.getAsOf());
            if (asOf > account.asOfMillis) {
                account.asOfMillis = asOf;
                account.exchanges = assessment.getExchanges();
                account.verified = Evidence.verified(assessment);
                account.leans = Evidence.leans(assessment);
                account.speaksAgainst = Evidence.speaksAgainst(assessment);
                account.bystander = assessment.getBystander();
                account.longStanding = assessment.getLongStanding();
                account.ownScore = assessment.getOwnScore();
                changes.accounts.put(assessment.getSubject().getAccount(), assessment);
            }
        }
        for (Assessment assessment : evidence.cohorts()) {
            CohortBelief cohort = cohort(assessment.getSubject().getCohort());
            if (EventTime.millis(assessment.getAsOf()) > cohort.asOfMillis()) {
                changes.assessed.putIfAbsent(cohort.id, cohort.asOfMillis());
                cohort.assessment = assessment;
            }
        }
        return changes;
    }

    /** Facts count whatever order they come in: the newest passed verification, and what was said last of the rest. */
    private void learn(AccountFact fact, Changes changes) {
        AccountBelief account = account(fact.getAccountId());
        if (!fact.getOrganizationId().isEmpty()) {
            account.organization = words.computeIfAbsent(fact.getOrganizationId(), w -> w);
        }
        if (!fact.getProgramme().isEmpty()) {
            account.programme = words.computeIfAbsent(fact.getProgramme(), w -> w);
        }
        long at = EventTime.millis(fact.getOccurredAt());
        if (Verifications.passed(fact) && at > account.passedMillis) {
            account.passedMillis = at;
            changes.answered.add(fact.getAccountId());
        }
    }

    /** Looked at before anybody is moved: the order of an epoch's changes must not matter. */
    private void origins(EpochEvidence evidence, Changes changes) {
        for (CohortDelta delta : evidence.deltas()) {
            CohortBelief known = cohorts.get(delta.getCohortId());
            if (known != null && known.version > 0) {
                continue;
            }
            for (String joining : delta.getJoinedList()) {
                AccountBelief account = accounts.get(joining);
                String from = account == null ? null : account.cohortId;
                if (from != null) {
                    changes.origins
                            .computeIfAbsent(delta.getCohortId(), c -> new TreeMap<>())
                            .merge(from, 1, Integer::sum);
                }
            }
        }
    }

    private void regroup(EpochEvidence evidence, Changes changes) {
        for (CohortDelta delta : evidence.deltas()) {
            CohortBelief cohort = cohort(delta.getCohortId());
            if (delta.getVersion() <= cohort.version) {
                continue;
            }
            cohort.version = delta.getVersion();
            cohort.candidate = delta.getCandidate();
            cohort.sinceMillis = Math.min(cohort.sinceMillis, EventTime.millis(delta.getAsOf()));
            if (delta.getOperatorsCount() > 0) {
                cohort.operators = delta.getOperatorsList();
                cohort.operators.forEach(
                        o -> byOperator.computeIfAbsent(o, x -> new TreeSet<>()).add(cohort.id));
            }
            if (delta.getLinksCount() > 0) {
                cohort.links = delta.getLinksList();
            }
            SortedSet<String> joined = changes.regrouped.computeIfAbsent(cohort.id, c -> new TreeSet<>());
            delta.getLeftList().forEach(account -> leave(account, cohort));
            for (String account : delta.getJoinedList()) {
                account(account).cohortId = cohort.id;
                cohort.members.add(account);
                joined.add(account);
            }
            if (delta.getDissolved()) {
                cohort.members.clear();
                changes.dissolved.add(new Changes.Dissolved(cohort.id, delta.getMergedInto()));
            }
            joined.retainAll(cohort.members);
        }
    }

    /** An account that moved may have joined its new cohort already: only the old one is taken from it. */
    private void leave(String accountId, CohortBelief cohort) {
        cohort.members.remove(accountId);
        AccountBelief account = account(accountId);
        if (cohort.id.equals(account.cohortId)) {
            account.cohortId = null;
        }
    }

    /** The account; a blank one when nothing is known of it. */
    AccountBelief account(String id) {
        return accounts.computeIfAbsent(id, i -> new AccountBelief());
    }

    /** Cohorts on one operator's infrastructure, by id. */
    SortedSet<String> onInfrastructureOf(String operator) {
        return byOperator.getOrDefault(operator, new TreeSet<>());
    }

    /** All cohorts that have members, by id. */
    List<CohortBelief> cohorts() {
        return cohorts.values().stream()
                .filter(c -> !c.members.isEmpty())
                .sorted(Comparator.comparing(c -> c.id))
                .toList();
    }

    /** The cohort; one without members when nothing is known of it. */
    CohortBelief cohort(String id) {
        return cohorts.computeIfAbsent(id, CohortBelief::new);
    }
}
