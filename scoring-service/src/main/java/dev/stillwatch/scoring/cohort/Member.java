package dev.stillwatch.scoring.cohort;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A member of a cohort as the cohort's assessment sees it.
 *
 * @param contributedThrough the last epoch whose contribution is folded in; {@link Long#MIN_VALUE} when none is
 * @param statistic its conformity statistic, once settled
 * @param logE natural logarithm of its e-value in millionths, once ranked; it never changes again
 */
public record Member(long contributedThrough, OptionalDouble statistic, OptionalLong logE) {

    private static final Member NEW = new Member(Long.MIN_VALUE, OptionalDouble.empty(), OptionalLong.empty());

    /** One that has contributed nothing. */
    public static Member joined() {
        return NEW;
    }

    Member contributed(long epoch, OptionalDouble settled) {
        return new Member(epoch, statistic.isPresent() ? statistic : settled, logE);
    }

    /** The same one, when the cohort is folded anew. */
    Member refolded() {
        return new Member(Long.MIN_VALUE, statistic, logE);
    }

    Member ranked(long value) {
        return new Member(contributedThrough, statistic, OptionalLong.of(value));
    }

    boolean waits() {
        return statistic.isPresent() && logE.isEmpty();
    }
}
