package dev.stillwatch.scoring.signal;

/**
 * What the cohort test says.
 *
 * @param logE natural logarithm of the cohort's e-value; 0 is no evidence
 * @param significant whether the cohort is a discovery at the stated false-discovery rate
 * @param ranked how many members' statistics it rests on
 * @param strongest the component that says most, for an analyst
 * @param authorsLogE the same logarithm by the statistic of many authors alone
 */
public record TestResult(double logE, boolean significant, long ranked, String strongest, double authorsLogE) {

    /** Nothing was tested. */
    public static TestResult none() {
        return new TestResult(0, false, 0, "", 0);
    }
}
