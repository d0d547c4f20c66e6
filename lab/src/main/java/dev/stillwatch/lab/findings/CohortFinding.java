package dev.stillwatch.lab.findings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code cohorts.jsonl}: a cohort at the end of the replay. Times are event time; null is never.
 *
 * @param cohortId the cohort
 * @param score how likely extraction is, 0 to 1
 * @param pValue p-value of its test; null when it was tested by an e-value
 * @param eValue e-value of its test; one beyond what a double holds is written as the largest double
 * @param members its accounts, each once
 * @param operators cohorts of the infrastructure's operator, when separate
 * @param firstLinkedAt when it first had two members
 * @param flaggedAt when it was first flagged
 * @param actionedAt when the first action on it took effect
 * @param reasons why it was judged so, strongest first
 * @param links what holds it together
 */
public record CohortFinding(
        String cohortId,
        double score,
        @Nullable Double pValue,
        @Nullable Double eValue,
        List<String> members,
        List<String> operators,
        @Nullable Instant firstLinkedAt,
        @Nullable Instant flaggedAt,
        @Nullable Instant actionedAt,
        List<Reason> reasons,
        List<Link> links) {
    /** Copies the lists and bounds the e-value, since JSON has no infinity. */
    public CohortFinding {
        eValue = eValue == null ? null : Double.valueOf(Math.min(eValue, Double.MAX_VALUE));
        members = List.copyOf(members);
        operators = List.copyOf(operators);
        reasons = List.copyOf(reasons);
        links = List.copyOf(links);
    }

    /**
     * A kind of evidence that its members are run by one hand.
     *
     * @param kind such as PAYMENT or TEMPLATE_FAMILY
     * @param count how many links of that kind
     */
    public record Link(String kind, long count) {}
}
