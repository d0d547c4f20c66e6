package dev.stillwatch.scoring.account;

/**
 * A cohort at one moment, as one of its members sees it.
 *
 * @param id its id
 * @param generation its generation: up by one whenever a member leaves
 * @param part the part that the account takes in it
 */
public record CohortRef(String id, long generation, Part part) {

    private static final String CANDIDATE = "w-";

    /** Whether an id is that of a candidate, whose members are not called one hand; see {@code CohortDelta.candidate}. */
    public static boolean candidate(String id) {
        return id.startsWith(CANDIDATE);
    }
}
