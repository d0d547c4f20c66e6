package dev.stillwatch.scoring.account;

/** The part that an account takes in its cohort, as linking tells. */
public enum Part {
    /** A member, or in no cohort. */
    MEMBER,
    /** Known to do the cohort's work; see {@code CohortDelta.workers}. */
    WORKER,
    /** Shares much less with the others than they with one another, whatever it asks; see {@code CohortDelta.fringe}. */
    FRINGE
}
