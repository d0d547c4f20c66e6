package dev.stillwatch.scoring.account;

/**
 * A cohort at one moment.
 *
 * @param id its id
 * @param generation its generation: up by one whenever a member leaves
 */
public record CohortRef(String id, long generation) {}
