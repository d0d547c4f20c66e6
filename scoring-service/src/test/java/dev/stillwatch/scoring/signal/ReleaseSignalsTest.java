package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.scoring.sample.Person;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import dev.stillwatch.sketch.activity.Releases;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A campaign takes its work to a new model; people try it, or are taken there by their client. */
class ReleaseSignalsTest {

    private static final long DAY = 86_400_000L;
    private static final long RELEASED = Activities.START + 14 * DAY;
    private static final Releases RELEASES = Releases.none().with(new Releases.Released(RELEASED, "new"));

    @Test
    void aCampaignThatTakesHalfOfItsWorkToTheNewModelShows() {
        assertThat(strength(account("farm", 0.9, 26).move("farm", 0.9, 26, 0.5)))
                .isGreaterThan(0.7);
    }

    @Test
    void soDoesOneAtFiveADayWithHalfItsTrafficHuman() {
        assertThat(strength(account("slow", 0.5, 6).move("slow", 0.5, 6, 0.6))).isGreaterThan(0.1);
    }

    @Test
    void whatTheMembersOfACohortDoTogetherAddsUp() {
        Activity cohort = Activity.empty();
        for (int i = 0; i < 12; i++) {
            cohort = cohort.merge(account("slow-" + i, 0.5, 6)
                    .move("slow-" + i, 0.5, 6, 0.6)
                    .build()
                    .contribution("slow-" + i));
        }

        assertThat(ReleaseSignals.releasePivot(new Profile(cohort, TestResult.none(), Bonds.none()))
                        .strength())
                .isGreaterThan(0.4);
    }

    @Test
    void theLaunchDayRushDoesNot() {
        // Curious people double their use with riddles that look like elicitation, and go on with their work as before.
        assertThat(strength(account("curious", 0, 12).move("curious", 0, 12, 0).rush("curious", 12)))
                .isZero();
        // A client whose default changes takes everything to the new model in an hour.
        assertThat(strength(account("default", 0, 40).move("default", 0, 40, 1)))
                .isZero();
        // Somebody who came for the new model was never anywhere else.
        assertThat(strength(new Account().move("new", 0.9, 26, 1))).isZero();
    }

    @Test
    void aCampaignThatStaysOrStopsDoesNot() {
        assertThat(strength(account("stays", 0.9, 26).move("stays", 0.9, 26, 0)))
                .isZero();
        assertThat(strength(account("stops", 0.9, 26).move("stops", 0.9, 3, 1))).isZero();
    }

    private static double strength(Account account) {
        return ReleaseSignals.releasePivot(new Profile(account.build(), TestResult.none(), Bonds.none()))
                .strength();
    }

    private static Account account(String name, double extracts, int aDay) {
        var account = new Account();
        account.days(Person.of(name, extracts, 5), aDay, 14, Activities.START, 0);
        return account;
    }

    private static final class Account {
        private final ActivityBuilder builder = Activity.builder();
        private final SplittableRandom random = new SplittableRandom(8);

        /** The two days after the release, with a share of the exchanges on the new model. */
        Account move(String name, double extracts, int aDay, double share) {
            days(Person.of(name, extracts, 6), aDay, 2, RELEASED, share);
            return this;
        }

        /** A few prompts more on the new model, each asking for its reasoning. */
        Account rush(String name, int number) {
            days(Person.of(name, 1, 7), number, 1, RELEASED, 1);
            return this;
        }

        private void days(Person person, int aDay, int days, long from, double share) {
            for (int i = 0; i < aDay * days; i++) {
                Sketch sketch = person.exchange(i, from + i * DAY / aDay + random.nextLong(DAY / aDay));
                builder.add(
                        random.nextDouble() < share
                                ? sketch.toBuilder().setModel("new").build()
                                : sketch,
                        RELEASES);
            }
        }

        Activity build() {
            return builder.build();
        }
    }
}
