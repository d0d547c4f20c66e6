package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.policy.Evidence;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is believed now: who is in which cohort, and what was last said of each subject. What was taken already changes nothing when
 * it comes again: an assessment is known by its age, a change of a cohort by its version. Not for several threads.
 */
final class Beliefs {

    private final Map<String, AccountBelief> accounts = new HashMap<>();
    private final Map<String, CohortBelief> cohorts = new HashMap<>();

    /** Takes what became known in an epoch. */
    Changes fold(EpochEvidence evidence) {
        Changes changes = new Changes();
        regroup(evidence, changes);
        for (Assessment assessment : evidence.accounts()) {
            AccountBelief account = account(assessment.getSubject().getAccount());
            long asOf = EventTime.millis(assessment.getAsOf());
            if (asOf > account.asOfMillis) {
                account.asOfMillis = asOf;
                account.exchanges = assessment.getExchanges();
                account.verified = Evidence.verified(assessment);
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

    private void regroup(EpochEvidence evidence, Changes changes) {
        for (CohortDelta delta : evidence.deltas()) {
            CohortBelief cohort = cohort(delta.getCohortId());
            if (delta.getVersion() <= cohort.version) {
                continue;
            }
            cohort.version = delta.getVersion();
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

    /** The cohort; one without members when nothing is known of it. */
    CohortBelief cohort(String id) {
        return cohorts.computeIfAbsent(id, CohortBelief::new);
    }
}
