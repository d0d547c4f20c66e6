package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.sample.Person;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticTest {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SCHEDULE", "AUTHORS"})
    void tellsACampaignsAccountFromAPerson(Statistic statistic) {
        assertThat(statistic.read(activity(0.9, s -> s))).isGreaterThan(statistic.read(activity(0, s -> s)) + 0.15);
    }

    @Test
    void aQuarterOfExtractionShowsInTheDensestQuarterInFull() {
        double dense = Statistic.DENSEST_DRAW.read(activity(0.3, s -> s));

        assertThat(dense).isCloseTo(Statistic.DENSEST_DRAW.read(activity(1, s -> s)), within(0.06));
    }

    @Test
    void authorsTellManyMindsFromOne() {
        ActivityBuilder many = Activity.builder();
        for (int i = 0; i < 40; i++) {
            many.add(Person.of("author-" + i, 0, 5).exchange(0, i));
        }

        assertThat(Statistic.AUTHORS.read(many.build()))
                .isGreaterThan(Statistic.AUTHORS.read(activity(0, s -> s)) + 0.1);
    }

    @Test
    void theScheduleTellsATimerFromAPerson() {
        ActivityBuilder timer = Activity.builder();
        ActivityBuilder person = Activity.builder();
        for (int i = 0; i < 40; i++) {
            timer.add(at(5 * 3_600_000L * i));
            person.add(at(86_400_000L * (i / 8) + 9 * 3_600_000L + 240_000L * (i % 8)));
        }

        assertThat(Statistic.SCHEDULE.read(timer.build())).isGreaterThan(Statistic.SCHEDULE.read(person.build()) + 0.5);
    }

    private static Sketch at(long millis) {
        return Sketch.newBuilder()
                .setOccurredAt(EventTime.timestamp(1_793_491_200_000L + millis))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotReadWhatLinkingLinksBy(Statistic statistic) {
        double plain = statistic.read(activity(0.9, s -> s));
        double linked = statistic.read(activity(0.9, sketch -> {
            var changed = sketch.toBuilder()
                    .setToolset(7)
                    .setToolCount(2)
                    .setCredentialId("c")
                    .setOrganizationId("o");
            changed.getPromptBuilder()
                    .setSkeleton(9)
                    .setOpening(9)
                    .setDigest(9)
                    .setSimhash(9)
                    .addBands(9);
            changed.getSystemBuilder().setDigest(9).setSkeleton(9);
            changed.getClientBuilder()
                    .setIp(9)
                    .setPrefix(9)
                    .setJa4(9)
                    .setUserAgent(9)
                    .addContradictions("runtime_sdk");
            return changed.build();
        }));

        assertThat(linked).isEqualTo(plain);
    }

    @Test
    void isTakenOnceAMilestone() {
        Conformity four = Conformity.none().taken(activity(0, 4));
        Conformity six = four.taken(activity(0, 6));

        assertThat(Conformity.none().taken(activity(0, 1))).isEqualTo(Conformity.none());
        assertThat(taken(four)).isEqualTo(Statistic.values().length);
        assertThat(taken(six)).isEqualTo(2L * Statistic.values().length);
        assertThat(six.bin(0)).isEqualTo(four.bin(0));
        assertThat(Conformity.of(six.toArray())).isEqualTo(six);
        assertThat(taken(six.taken(activity(0, 500)))).isEqualTo(Component.NUMBER);
    }

    @Test
    void allComponentsShareTheEvidence() {
        assertThat(Component.all().stream().mapToDouble(Component::weight).sum())
                .isCloseTo(1, within(1e-12));
    }

    private static long taken(Conformity conformity) {
        return Arrays.stream(conformity.toArray()).filter(bin -> bin >= 0).count();
    }

    private static Activity activity(double extracts, int exchanges) {
        return activity(extracts, exchanges, s -> s);
    }

    private static Activity activity(double extracts, UnaryOperator<Sketch> change) {
        return activity(extracts, 40, change);
    }

    private static Activity activity(double extracts, int exchanges, UnaryOperator<Sketch> change) {
        Person person = Person.of("a", extracts, 5);
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < exchanges; i++) {
            builder.add(change.apply(person.exchange(i, 1_793_491_200_000L + 60_000L * i)));
        }
        return builder.build();
    }
}
