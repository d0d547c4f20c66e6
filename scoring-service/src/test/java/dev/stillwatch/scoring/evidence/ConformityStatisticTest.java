package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.scoring.sample.Person;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConformityStatisticTest {

    @Test
    void tellsACampaignsAccountFromAPerson() {
        assertThat(ConformityStatistic.of(activity(0.9, s -> s)))
                .isGreaterThan(ConformityStatistic.of(activity(0, s -> s)) + 0.3);
    }

    @Test
    void growsWithTheShareOfExtraction() {
        double half = ConformityStatistic.of(activity(0.5, s -> s));

        assertThat(half)
                .isBetween(ConformityStatistic.of(activity(0, s -> s)), ConformityStatistic.of(activity(1, s -> s)));
    }

    @Test
    void doesNotReadWhatLinkingLinksBy() {
        double plain = ConformityStatistic.of(activity(0.9, s -> s));
        double linked = ConformityStatistic.of(activity(0.9, sketch -> {
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
    void ofNothingIsZero() {
        assertThat(ConformityStatistic.of(Activity.empty())).isZero();
    }

    private static Activity activity(double extracts, UnaryOperator<Sketch> change) {
        Person person = Person.of("a", extracts, 5);
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < 40; i++) {
            builder.add(change.apply(person.exchange(i, 1_793_491_200_000L + i * 60_000L)));
        }
        return builder.build();
    }
}
