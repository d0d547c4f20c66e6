package dev.stillwatch.lab.findings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code actions.jsonl}.
 *
 * @param at when it took effect, event time
 * @param subject whom it is about
 * @param action such as THROTTLE or TAKE_DOWN
 * @param mode whether it took effect
 * @param policyVersion version of the policy set that decided it
 * @param reasons why, strongest first
 */
public record ActionFinding(
        Instant at, Subject subject, String action, Mode mode, String policyVersion, List<Reason> reasons) {
    /** Copies the reasons. */
    public ActionFinding {
        reasons = List.copyOf(reasons);
    }

    /** Whether an action took effect or was only recorded. */
    public enum Mode {
        ENFORCE,
        SHADOW
    }

    /** An account or a cohort; the other one is null. */
    public record Subject(
            @Nullable String account, @Nullable String cohort) {
        /** Checks that exactly one is given. */
        public Subject {
            if ((account == null) == (cohort == null)) {
                throw new IllegalArgumentException("a subject is an account or a cohort");
            }
        }

        /** An account. */
        public static Subject account(String id) {
            return new Subject(id, null);
        }

        /** A cohort. */
        public static Subject cohort(String id) {
            return new Subject(null, id);
        }
    }
}
