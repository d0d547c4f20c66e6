package dev.stillwatch.scoring.cohort;

import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.evidence.Surprisals;

/**
 * A member of a cohort as the cohort's assessment sees it.
 *
 * @param contributedThrough the last epoch whose contribution is folded in; {@link Long#MIN_VALUE} when none is
 * @param conformity its statistics as far as they were taken
 * @param surprisals its ranks as far as it was ranked; they never change again
 */
public record Member(long contributedThrough, Conformity conformity, Surprisals surprisals) {

    private static final Member NEW = new Member(Long.MIN_VALUE, Conformity.none(), Surprisals.none());

    /** One that has contributed nothing. */
    public static Member joined() {
        return NEW;
    }

    Member contributed(long epoch, Conformity taken) {
        return new Member(epoch, taken, surprisals);
    }

    /** The same one, when the cohort is folded anew. */
    Member refolded() {
        return new Member(Long.MIN_VALUE, conformity, surprisals);
    }

    Member ranked(int component, double p) {
        return new Member(contributedThrough, conformity, surprisals.with(component, p));
    }

    boolean waits(int component) {
        return conformity.has(component) && !surprisals.has(component);
    }
}
