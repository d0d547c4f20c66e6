package dev.stillwatch.scoring.account;

/**
 * A cohort at one moment, as one of its members sees it.
 *
 * @param id its id
 * @param generation its generation: up by one whenever a member leaves
 * @param worker whether the account is known to do the cohort's work; see {@code CohortDelta.workers}
 */
public record CohortRef(String id, long generation, boolean worker) {

    private static final String CANDIDATE = "w-";

    /** Whether an id is that of a candidate, whose members are not called one hand; see {@code CohortDelta.candidate}. */
    public static boolean candidate(String id) {
        return id.startsWith(CANDIDATE);
    }
}
