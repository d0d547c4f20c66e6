package dev.stillwatch.lab.findings;

import java.util.List;

/**
 * Everything that a replay found.
 *
 * @param accounts a row for every account seen
 * @param cohorts the cohorts at the end
 * @param actions every action, in order of time
 * @param summary the replay in figures
 */
public record Findings(
        List<AccountFinding> accounts, List<CohortFinding> cohorts, List<ActionFinding> actions, Summary summary) {
    /** Copies the lists. */
    public Findings {
        accounts = List.copyOf(accounts);
        cohorts = List.copyOf(cohorts);
        actions = List.copyOf(actions);
    }
}
