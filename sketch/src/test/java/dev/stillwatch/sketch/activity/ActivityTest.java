package dev.stillwatch.sketch.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.ElicitationClass;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.ingest.v1.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void countsWhatHappenedAndWhen() {
        Activity activity = Activity.builder()
                .add(exchange(MONDAY_NOON, 0))
                .add(exchange(MONDAY_NOON.plusSeconds(90_000), 2))
                .build();

        assertThat(activity.exchanges()).isEqualTo(2);
        assertThat(activity.count(Counter.FIRST_TURNS)).isEqualTo(1);
        assertThat(activity.firstExchange()).contains(MONDAY_NOON);
        assertThat(activity.lastExchange()).contains(MONDAY_NOON.plusSeconds(90_000));
        assertThat(activity.exchangesByDay())
                .containsEntry(LocalDate.parse("2026-11-02"), 1L)
                .containsEntry(LocalDate.parse("2026-11-03"), 1L);
        assertThat(activity.buckets(Histogram.WEEK_HOURS).get(12)).isEqualTo(1);
        assertThat(activity.buckets(Histogram.WEEK_HOURS).get(24 + 13)).isEqualTo(1);
        assertThat(activity.exchangesByHour().get(13)).isEqualTo(1);
        assertThat(activity.accounts()).isZero();
    }

    @Test
    void keepsTheNewestDaysOnly() {
        ActivityBuilder builder = Activity.builder();
        for (int day = 0; day < 80; day++) {
            builder.add(exchange(MONDAY_NOON.plusSeconds(day * 86_400L), 0));
        }
        Activity activity = builder.build();
        assertThat(activity.exchangesByDay()).hasSize(64);
        assertThat(activity.exchangesByDay().firstKey()).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(activity.exchanges()).isEqualTo(80);
    }

    @Test
    void weighsTrainingValueByTheStrongestClass() {
        Usage usage =
                Usage.newBuilder().setOutputTokens(300).setReasoningTokens(100).build();
        Sketch plain = Sketch.newBuilder().setUsage(usage).build();
        Sketch eliciting = Sketch.newBuilder()
                .setUsage(usage)
                .setPrompt(TextSketch.newBuilder()
                        .setClasses(ByteString.copyFrom(new byte[] {0, (byte) 255, 0, 0, 0, 0, 0})))
                .build();
        assertThat(Activity.of(plain).trainingValue()).isEqualTo(100);
        assertThat(Activity.of(eliciting).trainingValue()).isEqualTo(400);
    }

    @Test
    void sharesAndMeansOfClasses() {
        Activity activity = Activity.builder()
                .add(scored(255))
                .add(scored(0))
                .add(scored(127))
                .add(scored(128))
                .build();
        assertThat(activity.shareOf(ElicitationClass.ELICITATION_CLASS_REASONING))
                .isEqualTo(0.5);
        assertThat(activity.elicitingShare()).isEqualTo(0.5);
        assertThat(activity.meanScore(ElicitationClass.ELICITATION_CLASS_REASONING))
                .isEqualTo(0.5);
        assertThat(activity.shareOf(ElicitationClass.ELICITATION_CLASS_SELF_INSTRUCT))
                .isZero();
    }

    @Test
    void remembersWhatAccountEventsSaid() {
        Activity activity = Activity.builder()
                .add(fact("SIGNED_UP", 0)
                        .setEmail(5)
                        .setEmailDisposable(true)
                        .setPlan("free")
                        .build())
                .add(fact("VERIFIED", 60).setVerification("PHONE").build())
                .add(fact("VERIFIED", 30).setVerification("EMAIL").build())
                .add(fact("PLAN_CHANGED", 90).setPlan("max").build())
                .add(fact("CLOSED", 100).build())
                .build();
        assertThat(activity.signedUp()).contains(MONDAY_NOON);
        assertThat(activity.verification()).isEqualTo(Verification.PHONE);
        assertThat(activity.plan()).contains("max");
        assertThat(activity.emailDisposable()).isTrue();
        assertThat(activity.closedAt()).contains(MONDAY_NOON.plusSeconds(100));
        assertThat(activity.phoneKnown()).isFalse();
    }

    @Test
    void estimatesDistinctValues() {
        for (int size : new int[] {0, 1, 3, 50, 1_000, 100_000}) {
            ActivityBuilder builder = Activity.builder();
            for (int i = 1; i <= size; i++) {
                builder.member(Distinct.PROMPTS, i);
                builder.member(Distinct.PROMPTS, i);
            }
            double tolerance = Math.max(0.1, size * 0.15);
            assertThat(builder.build().distinct(Distinct.PROMPTS)).isCloseTo(size, within(tolerance));
        }
    }

    @Test
    void staysSmall() {
        RandomTraffic traffic = new RandomTraffic(7, 60);
        ActivityBuilder typical = Activity.builder();
        ActivityBuilder busy = Activity.builder();
        for (int i = 0; i < 50; i++) {
            typical.add(exchange(MONDAY_NOON.plusSeconds(i * 3_600L), i % 3));
        }
        for (int i = 0; i < 20_000; i++) {
            busy.add(traffic.sketch());
        }
        assertThat(typical.build().toBytes()).hasSizeLessThan(1024);
        assertThat(busy.add(traffic.fact()).build().toBytes()).hasSizeLessThan(4096);
        assertThat(Activity.empty().toBytes()).hasSize(5);
    }

    @Test
    void refusesBytesThatAreNotAnActivity() {
        byte[] good = Activity.of(exchange(MONDAY_NOON, 0)).toBytes();
        assertThatThrownBy(() -> Activity.fromBytes(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Activity.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> Activity.fromBytes(longer)).isInstanceOf(IllegalArgumentException.class);
        RandomTraffic traffic = new RandomTraffic(3, 10);
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = good.clone();
            broken[traffic.random().nextInt(broken.length)] =
                    (byte) traffic.random().nextInt();
            try {
                Activity read = Activity.fromBytes(broken);
                assertThat(Activity.fromBytes(read.toBytes())).isEqualTo(read);
                assertThat(read.merge(read).distinct(Distinct.PROMPTS)).isNotNegative();
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageStartingWith("not an activity");
            }
        }
    }

    private static Sketch exchange(Instant at, int assistantTurns) {
        RandomTraffic traffic = new RandomTraffic(at.getEpochSecond() / 7_200, 1);
        return traffic.sketch().toBuilder()
                .setOccurredAt(timestamp(at))
                .setAssistantTurns(assistantTurns)
                .build();
    }

    private static Sketch scored(int score) {
        return Sketch.newBuilder()
                .setPrompt(TextSketch.newBuilder()
                        .setClasses(ByteString.copyFrom(new byte[] {0, (byte) score, 0, 0, 0, 0, 0})))
                .build();
    }

    private static AccountFact.Builder fact(String kind, long afterSeconds) {
        return AccountFact.newBuilder().setKind(kind).setOccurredAt(timestamp(MONDAY_NOON.plusSeconds(afterSeconds)));
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).build();
    }
}
