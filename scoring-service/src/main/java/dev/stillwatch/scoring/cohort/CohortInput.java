package dev.stillwatch.scoring.cohort;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.v1.Contribution;
import dev.stillwatch.scoring.v1.PopulationDelta;
import dev.stillwatch.sketch.activity.Activity;
import java.util.Comparator;

/** What the stage that assesses cohorts takes in. */
public sealed interface CohortInput {

    /** Tells inputs of the same epoch apart, whatever order they arrived in; equal ones are repeats. */
    Comparator<CohortInput> ORDER = Comparator.comparing(CohortInput::key).thenComparingLong(CohortInput::version);

    /** The epoch it belongs to. */
    long epoch();

    /** What the input is about, with the version unique among different inputs of one epoch. */
    String key();

    /** Which of several about the same it is. */
    default long version() {
        return 0;
    }

    /**
     * What an account adds to its cohort.
     *
     * @param message as it was sent
     * @param activity the activity in it
     * @param conformity the account's statistics so far
     */
    record Contributed(Contribution message, Activity activity, Conformity conformity) implements CohortInput {

        /**
         * Reads one.
         *
         * @throws IllegalArgumentException when it can't be read
         */
        public static Contributed of(Contribution message) {
            int[] steps =
                    message.getConformityList().stream().mapToInt(s -> s - 1).toArray();
            return new Contributed(
                    message,
                    Activity.fromBytes(message.getActivity().toByteArray()),
                    steps.length == 0 ? Conformity.none() : Conformity.of(steps));
        }

        @Override
        public long epoch() {
            return message.getEpoch();
        }

        @Override
        public String key() {
            return "contribution/" + message.getCohortId() + "/" + message.getGeneration() + "/"
                    + message.getAccountId();
        }
    }

    /**
     * How the accounts that nobody linked changed.
     *
     * @param message as it was sent
     */
    record PopulationChanged(PopulationDelta message) implements CohortInput {
        @Override
        public long epoch() {
            return message.getEpoch();
        }

        @Override
        public String key() {
            return "population/" + message.getPartition();
        }
    }

    /**
     * A cohort changed.
     *
     * @param epoch the epoch at whose end it was decided
     * @param message the change
     */
    record Regrouping(long epoch, CohortDelta message) implements CohortInput {
        @Override
        public String key() {
            return "cohort/" + message.getCohortId();
        }

        @Override
        public long version() {
            return message.getVersion();
        }
    }
}
