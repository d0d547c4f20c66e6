package dev.stillwatch.sketch.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What the fold of a cohort tells apart: accounts that resemble each other from accounts that resemble only themselves. */
class CohortStatisticsTest {
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);

    @Test
    void accountsThatRepeatOnlyThemselvesDoNotCoincide() {
        Activity cohort = Activity.empty();
        for (int account = 0; account < 200; account++) {
            long skeleton = random.nextLong();
            byte[] embedding = embedding();
            Activity own = Activity.empty();
            for (int i = 0; i < 20; i++) {
                own = own.merge(Activity.of(prompt(skeleton, embedding)));
            }
            assertThat(own.buckets(Histogram.SKELETONS).concentration()).isEqualTo(1);
            cohort = cohort.merge(own.contribution("account-" + account));
        }
        CohortStatistics statistics = CohortStatistics.of(cohort);
        assertThat(statistics.coincidence(Coincidence.SKELETON)).isCloseTo(1.0 / 64, within(0.006));
        assertThat(statistics.meanCosine()).isCloseTo(0, within(0.02));
        assertThat(statistics.effectiveAccounts()).isCloseTo(200, within(1e-9));
        assertThat(cohort.distinct(Distinct.ACCOUNTS)).isCloseTo(200, within(30.0));
    }

    @Test
    void accountsOfOneScriptCoincide() {
        byte[] embedding = embedding();
        Activity cohort = Activity.empty();
        for (int account = 0; account < 50; account++) {
            Activity own = Activity.empty();
            for (int i = 0; i < 10; i++) {
                own = own.merge(Activity.of(prompt(i % 2 == 0 ? 99 : random.nextLong(), embedding)));
            }
            cohort = cohort.merge(own.contribution("account-" + account));
        }
        CohortStatistics statistics = CohortStatistics.of(cohort);
        assertThat(statistics.coincidence(Coincidence.SKELETON)).isCloseTo(0.25 + 0.75 / 64, within(0.02));
        assertThat(statistics.meanCosine()).isCloseTo(1, within(0.02));
    }

    @Test
    void sharesOfAccounts() {
        Activity cohort = Activity.empty();
        for (int account = 0; account < 10; account++) {
            Activity own = Activity.of(AccountFact.newBuilder()
                    .setOrganizationId(account < 4 ? "one" : "")
                    .setVerification(account < 3 ? "ORGANISATION" : "EMAIL")
                    .build());
            cohort = cohort.merge(own.contribution("account-" + account));
        }
        assertThat(cohort.accounts()).isEqualTo(10);
        assertThat(CohortStatistics.of(cohort).verifiedShare()).isEqualTo(0.3);
        assertThat(CohortStatistics.of(cohort).organizationShare()).isEqualTo(0.4);
    }

    private byte[] embedding() {
        byte[] embedding = new byte[64];
        for (int i = 0; i < 64; i++) {
            embedding[i] = (byte) (random.nextBoolean() ? 16 : -16);
        }
        return embedding;
    }

    private static Sketch prompt(long skeleton, byte[] embedding) {
        return Sketch.newBuilder()
                .setPrompt(TextSketch.newBuilder().setSkeleton(skeleton).setEmbedding(ByteString.copyFrom(embedding)))
                .build();
    }
}
