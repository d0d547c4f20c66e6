package dev.stillwatch.intel.evidence;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything the topics say of one campaign.
 *
 * @param campaign the case as it stands
 * @param asOf event time up to which cases were decided
 * @param deltas every change of its cohort, by version
 * @param cohort the cohort's newest assessment; empty when there is none
 * @param accounts newest assessments of its accounts, by account
 * @param actions its actions, by action id
 * @param policies the policy sets its actions came from, by version
 * @param ledger what the ledger holds of it
 */
public record CaseFile(
        Campaign campaign,
        Timestamp asOf,
        List<CohortDelta> deltas,
        Optional<Assessment> cohort,
        SortedMap<String, Assessment> accounts,
        List<Action> actions,
        List<PolicySet> policies,
        LedgerExtract ledger) {}
