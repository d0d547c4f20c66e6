package dev.stillwatch.sketch.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.ingest.v1.Usage;
import org.junit.jupiter.api.Test;

/** How much an exchange draws out, and what is left of it in an account that does other things too. */
class DrawTest {
    private static final Sketch HARVEST = exchange(255, 4_000, 4_000, 0, "high");
    private static final Sketch CHAT = exchange(0, 120, 0, 3, "");

    @Test
    void aHarvestDrawsMoreThanAConversation() {
        assertThat(Draw.of(HARVEST)).isGreaterThan(850);
        assertThat(Draw.of(CHAT)).isLessThan(100);
        assertThat(Draw.of(Sketch.getDefaultInstance())).isLessThan(Draw.MOST);
    }

    @Test
    void itsFormNeedsNoWordOfThePrompt() {
        Sketch unworded = exchange(0, 4_000, 4_000, 0, "high");

        assertThat(Draw.form(unworded)).isEqualTo(Draw.form(HARVEST)).isGreaterThan(Draw.form(CHAT) + 400);
    }

    @Test
    void aQuarterOfTheTrafficShowsUndiluted() {
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < 40; i++) {
            builder.add(i % 4 == 0 ? HARVEST : CHAT);
        }
        Activity account = builder.build();

        assertThat(account.buckets(Histogram.DRAWS).meanOfHighest(0.25)).isCloseTo(0.9, within(0.06));
        assertThat(account.count(Counter.DRAW) / 40.0).isLessThan(300);
        assertThat(account.buckets(Histogram.STRENGTHS).meanOfHighest(0.25)).isEqualTo(1);
        assertThat(account.buckets(Histogram.STRENGTHS).meanOfHighest(0.5)).isEqualTo(0.5);
    }

    @Test
    void meansOfTheHighestOfNothingAreNothing() {
        assertThat(Activity.empty().buckets(Histogram.DRAWS).meanOfHighest(0.25))
                .isZero();
    }

    @Test
    void replaysInAnotherSessionCountWithWhatTheyAsk() {
        Activity asked =
                Activity.of(HARVEST.toBuilder().setHandlesOtherSession(2).build());
        Activity went = Activity.of(
                CHAT.toBuilder().setHandlesOtherSession(1).setHandlesForeign(3).build());

        assertThat(asked.count(Counter.ELICITING_REPLAYS)).isEqualTo(1);
        assertThat(went.count(Counter.ELICITING_REPLAYS)).isZero();
        assertThat(went.count(Counter.HANDLES_OTHER_SESSION)).isEqualTo(1);
        assertThat(went.count(Counter.HANDLES_FOREIGN)).isEqualTo(3);
    }

    @Test
    void aCredentialUsedWithManyClientsCountsEach() {
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < 30; i++) {
            builder.add(Sketch.newBuilder()
                    .setCredentialId("key-" + i % 2)
                    .setClient(ClientSketch.newBuilder().setSdk("python").setJa4(1 + i % 5))
                    .build());
        }
        Activity account = builder.build();

        assertThat(account.distinct(Distinct.CREDENTIAL_CLIENTS)).isCloseTo(10, within(1.5));
        assertThat(account.distinct(Distinct.CREDENTIALS)).isCloseTo(2, within(0.2));
    }

    private static Sketch exchange(int score, int output, int reasoning, int turns, String effort) {
        return Sketch.newBuilder()
                .setPrompt(TextSketch.newBuilder()
                        .setClasses(ByteString.copyFrom(new byte[] {(byte) score, 0, 0, 0, 0, 0, 0})))
                .setUsage(Usage.newBuilder().setOutputTokens(output).setReasoningTokens(reasoning))
                .setAssistantTurns(turns)
                .setParameters(Parameters.newBuilder().setReasoningEffort(effort))
                .build();
    }
}
