package dev.stillwatch.scoring.cohort;

import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;

/**
 * What one epoch made of the cohorts.
 *
 * @param assessments the newest ones, of cohorts that changed
 * @param dissolved ids of cohorts that are no more
 */
public record CohortOutcome(List<Assessment> assessments, List<String> dissolved) {}
