package dev.stillwatch.linking.cohort;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes ids for new cohorts from what they are first found with, so that the same events give the same ids. */
final class CohortNames {

    /** How ids of cohorts begin. */
    static final String COHORT = "c-";

    /** How ids of candidates begin; see {@link Circles}. */
    static final String CANDIDATE = "w-";

    private static final int DIGITS = 13;

    private CohortNames() {}

    /** Whether an id is a candidate's. */
    static boolean candidate(String id) {
        return id.startsWith(CANDIDATE);
    }

    /**
     * An id such as {@code c-1k2jd83hs0ab4}.
     *
     * @param prefix how ids of its sort begin
     * @param members the first members, in ascending order
     * @param epoch the epoch at whose close they were found
     * @param taken whether an id is in use
     */
    static String first(String prefix, Collection<String> members, long epoch, Predicate<String> taken) {
        for (long attempt = 0; ; attempt++) {
            HashStream64 hash =
                    Hashing.komihash5_0().hashStream().putLong(attempt).putLong(epoch);
            members.forEach(hash::putString);
            String digits =
                    Long.toUnsignedString(hash.getAsLong(), Character.MAX_RADIX).toLowerCase(Locale.ROOT);
            String id = prefix + "0".repeat(DIGITS - digits.length()) + digits;
            if (!taken.test(id)) {
                return id;
            }
        }
    }
}
