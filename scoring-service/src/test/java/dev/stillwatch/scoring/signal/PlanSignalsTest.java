package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.Usage;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class PlanSignalsTest {

    private static final long DAY = 86_400_000L;
    private static final Plans PLANS = new Plans(
            new TreeMap<>(Map.of("pro", new Plans.Allowance(100, 0), "max", new Plans.Allowance(0, 150_000))));

    @Test
    void aSubscriptionUsedUpFromTheFirstDaysOnShows() {
        assertThat(strength(account("pro", 0, 10, day -> 95), PLANS)).isGreaterThan(0.7);
    }

    @Test
    void growingIntoAPlanShowsLess() {
        double grown = strength(account("pro", 90, 10, day -> 95), PLANS);

        assertThat(grown).isLessThan(0.45).isPositive();
    }

    @Test
    void busyDaysAmongOthersDoNot() {
        assertThat(strength(account("pro", 0, 30, day -> day % 6 == 0 ? 100 : 20), PLANS))
                .isZero();
    }

    @Test
    void tokensCountWhereThePlanCountsTokens() {
        assertThat(strength(account("max", 0, 10, day -> 80), PLANS)).isGreaterThan(0.7);
        assertThat(strength(account("max", 0, 10, day -> 30), PLANS)).isZero();
    }

    @Test
    void nothingIsSaidOfPlansThatNobodyDescribed() {
        assertThat(strength(account("pro", 0, 10, day -> 95), Plans.none())).isZero();
        assertThat(strength(account("free", 0, 10, day -> 95), PLANS)).isZero();
        assertThat(strength(Activity.empty(), PLANS)).isZero();
    }

    @Test
    void theVersionOfAScoreNamesThePlansItWasMadeUnder() {
        String bare = new Scorer(ScoringModel.STANDARD).version();
        String under = new Scorer(ScoringModel.STANDARD, PLANS).version();
        var others = new Plans(new TreeMap<>(Map.of("pro", new Plans.Allowance(101, 0))));

        assertThat(bare).isEqualTo(ScoringModel.STANDARD.version());
        assertThat(under).startsWith(bare + " plans ");
        assertThat(new Scorer(ScoringModel.STANDARD, others).version()).isNotEqualTo(under);
    }

    private static double strength(Activity activity, Plans plans) {
        return PlanSignals.planToUsage(new Profile(activity, TestResult.none(), Bonds.none(), plans))
                .strength();
    }

    /** Active on some days in a row, the first of them so many after sign-up, with 2,000 tokens an exchange. */
    private static Activity account(String plan, int age, int days, IntUnaryOperator exchanges) {
        ActivityBuilder builder = Activity.builder()
                .add(AccountFact.newBuilder()
                        .setKind("SIGNED_UP")
                        .setPlan(plan)
                        .setOccurredAt(EventTime.timestamp(Activities.START))
                        .build());
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < exchanges.applyAsInt(day); i++) {
                builder.add(Sketch.newBuilder()
                        .setOccurredAt(EventTime.timestamp(Activities.START + (age + day) * DAY + i * 1_000L))
                        .setUsage(Usage.newBuilder().setOutputTokens(1_500).setReasoningTokens(500))
                        .build());
            }
        }
        return builder.build();
    }
}
