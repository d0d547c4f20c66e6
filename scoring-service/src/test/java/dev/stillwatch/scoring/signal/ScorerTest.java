package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.ingest.v1.Usage;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.scoring.v1.Hypothesis;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import dev.stillwatch.type.v1.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {

    private static final Scorer SCORER = new Scorer(ScoringModel.STANDARD);
    private static final double PRIOR = Score.logistic(ScoringModel.STANDARD.accountPrior());

    @ParameterizedTest
    @CsvSource({"0, 5", "0, 400", "0.5, 60", "1, 60", "1, 1000"})
    void theScoreIsThePriorAndItsReasonsAndNothingElse(double extracts, int exchanges) {
        Score score = SCORER.account(Activities.of("a", extracts, exchanges, 3));

        double sum = score.prior()
                + score.reasons().stream().mapToDouble(Reason::getWeight).sum();
        assertThat(score.probability()).isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-12));
        assertThat(score.reasons()).isSortedAccordingTo(Comparator.comparingDouble(r -> -Math.abs(r.getWeight())));
        assertThat(score.reasons()).allSatisfy(reason -> {
            assertThat(reason.getSignal()).matches("[a-z_]+");
            assertThat(reason.getDetail()).isNotBlank();
        });
    }

    @Test
    void anAccountThatNothingIsKnownOfScoresThePrior() {
        Score score = SCORER.account(Activity.empty());

        assertThat(score.reasons()).isEmpty();
        assertThat(score.probability()).isEqualTo(PRIOR);
    }

    @Test
    void fewExchangesStayNearThePrior() {
        assertThat(SCORER.account(Activities.of("a", 1, 1, 1)).probability()).isLessThan(0.03);
        assertThat(SCORER.account(Activities.of("a", 1, 5, 1)).probability()).isLessThan(0.3);
    }

    @Test
    void risesWithTheNumberOfExtractingExchanges() {
        double[] scores = IntStream.of(1, 5, 10, 20, 50, 200)
                .mapToDouble(n -> SCORER.account(Activities.of("a", 1, n, 2)).probability())
                .toArray();

        assertThat(scores).isSorted();
        assertThat(scores[scores.length - 1]).isGreaterThan(0.95);
    }

    @Test
    void risesWithTheShareOfExtraction() {
        double[] scores = DoubleStream.of(0, 0.1, 0.3, 0.6, 1)
                .map(share -> SCORER.account(Activities.of("a", share, 120, 3)).probability())
                .toArray();

        assertThat(scores).isSorted();
    }

    @Test
    void humanTrafficMixedInDoesNotWashTheExcessAway() {
        Score mixed = SCORER.account(Activities.of("a", 1, 100, 3).merge(Activities.of("b", 0, 400, 3)));

        assertThat(weight(mixed, "elicitation_excess")).isGreaterThan(1);
    }

    @Test
    void fewPeopleScoreAboveAHalf() {
        long above = IntStream.range(0, 500)
                .filter(i -> SCORER.account(Activities.of("person-" + i, 0, 3 + i % 200, 1 + i % 9))
                                .probability()
                        > 0.5)
                .count();

        assertThat(above).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORGANISATION", "IDENTITY"})
    void aVerifiedHolderSpeaksForTheAccount(String verification) {
        Activity farm = Activities.of("a", 1, 300, 3);

        double unknown = SCORER.account(farm.merge(Activities.signUp("a", 1, "EMAIL", false)))
                .logOdds();
        double known = SCORER.account(farm.merge(Activities.signUp("a", 1, verification, false)))
                .logOdds();

        assertThat(known).isLessThan(unknown - 2);
    }

    @Test
    void aDisposableAddressAndAQuickStartSpeakAgainstIt() {
        Activity farm = Activities.of("a", 1, 300, 1);
        Score score = SCORER.account(farm.merge(Activities.signUp("a", 0, "NONE", true)));

        assertThat(weight(score, "disposable_email")).isPositive();
        assertThat(weight(score, "quick_start")).isPositive();
        assertThat(SCORER.account(farm.merge(Activities.signUp("a", 400, "NONE", true)))
                        .logOdds())
                .isLessThan(score.logOdds());
    }

    @Test
    void noSignalAddsMoreThanItsWeight() {
        Score score = SCORER.account(Activities.of("a", 1, 5_000, 2).merge(Activities.signUp("a", 0, "NONE", true)));

        for (Weight weight : ScoringModel.STANDARD.weights()) {
            assertThat(Math.abs(weight(score, weight.signal())))
                    .as(weight.signal())
                    .isLessThanOrEqualTo(Math.abs(weight.account()) + 1e-9);
        }
    }

    @Test
    void theTestOfACohortIsABoundedTerm() {
        Activity cohort = people(1);

        double without =
                SCORER.cohort(cohort, TestResult.none(), Bonds.none()).score().logOdds();
        double undecided = SCORER.cohort(cohort, new TestResult(5, false, 10, "draw", 0), Bonds.none())
                .score()
                .logOdds();
        double discovery = SCORER.cohort(cohort, new TestResult(1e6, true, 10, "draw", 0), Bonds.none())
                .score()
                .logOdds();

        assertThat(undecided).isBetween(without, discovery);
        assertThat(discovery - without).isCloseTo(3, within(1e-9));
        assertThat(SCORER.cohort(people(0), new TestResult(1e6, true, 10, "draw", 0), Bonds.none())
                        .score()
                        .probability())
                .as("a discovery alone is no flag")
                .isLessThan(0.5);
    }

    private static Activity people(double extracts) {
        return IntStream.range(0, 10)
                .mapToObj(i -> Activities.of("office-" + i, extracts, 20, 3).contribution("office-" + i))
                .reduce(Activity.empty(), Activity::merge);
    }

    @Test
    void whoConcealsWhoTheyAreAndPassesOnWhatPeopleAskIsTakenForARelay() {
        Activity people = pool("NONE");
        Bonds stock = new Bonds(
                List.of(
                        link(LinkKind.LINK_KIND_PAYMENT, 6, 18),
                        link(LinkKind.LINK_KIND_FORGED_CLIENT, 1, 20),
                        link(LinkKind.LINK_KIND_SYSTEM_PROMPT, 1, 20)),
                20);
        Bonds house = new Bonds(
                List.of(
                        link(LinkKind.LINK_KIND_EMAIL_DOMAIN, 1, 20),
                        link(LinkKind.LINK_KIND_IP, 1, 20),
                        link(LinkKind.LINK_KIND_PAYMENT, 1, 20)),
                20);

        Judgement relay = SCORER.cohort(people, TestResult.none(), stock);

        assertThat(relay.hypothesis()).isEqualTo(Hypothesis.HYPOTHESIS_RELAY);
        assertThat(relay.score().probability()).isGreaterThan(0.9);
        assertThat(relay.score().reasons())
                .extracting(Reason::getSignal)
                .contains("several_sources", "one_relay", "one_wrapper")
                .doesNotContain("conversation", "ordinary_content");
        assertThat(SCORER.cohort(people, TestResult.none(), house).score().probability())
                .isLessThan(0.05);
        assertThat(SCORER.cohort(pool("ORGANISATION"), TestResult.none(), stock)
                        .score()
                        .probability())
                .as("verified holders are never flagged for it")
                .isLessThan(0.9);
    }

    private static Activity pool(String verification) {
        return IntStream.range(0, 20)
                .mapToObj(i -> Activities.of("pool-" + i, 0, 40, 3)
                        .merge(Activities.signUp("pool-" + i, i % 2, verification, false))
                        .contribution("pool-" + i))
                .reduce(Activity.empty(), Activity::merge);
    }

    private static Link link(LinkKind kind, int values, int accounts) {
        return Link.newBuilder()
                .setKind(kind)
                .setValues(values)
                .setAccounts(accounts)
                .build();
    }

    @Test
    void oneForeignHandleDecides() {
        Activity person = Activities.of("a", 0, 40, 3);
        Activity replay = Activity.of(
                Sketch.newBuilder().addHandlesPresented(1).setHandlesForeign(1).build());

        assertThat(SCORER.account(person.merge(replay)).probability()).isGreaterThan(0.9);
        assertThat(SCORER.account(person.merge(replay).merge(Activities.signUp("a", 400, "ORGANISATION", false)))
                        .probability())
                .as("a known holder is asked first")
                .isLessThan(0.9);
    }

    @Test
    void goingOnInAnotherSessionIsHonest() {
        ActivityBuilder forks = Activity.builder();
        for (int i = 0; i < 30; i++) {
            forks.add(Sketch.newBuilder()
                    .setAssistantTurns(2)
                    .setHandlesOtherSession(i % 5 == 0 ? 1 : 0)
                    .build());
        }

        assertThat(SCORER.account(forks.build()).probability()).isLessThan(0.05);
    }

    @Test
    void variantsOfATechniqueByTheHundredAreAProbeLab() {
        ActivityBuilder probes = Activity.builder();
        ActivityBuilder repeats = Activity.builder();
        for (int i = 0; i < 300; i++) {
            probes.add(coercion(i + 1));
            repeats.add(coercion(7));
        }

        assertThat(weight(SCORER.account(probes.build()), "probe_enumeration")).isGreaterThan(2.5);
        assertThat(SCORER.account(probes.build()).probability()).isGreaterThan(0.9);
        assertThat(weight(SCORER.account(repeats.build()), "probe_enumeration")).isZero();
    }

    @Test
    void aSilentClassifierSaysNothingAboutRichLoneAnswers() {
        ActivityBuilder unworded = Activity.builder();
        for (int i = 0; i < 100; i++) {
            unworded.add(Sketch.newBuilder()
                    .setUsage(Usage.newBuilder().setOutputTokens(2_000))
                    .build());
        }

        assertThat(weight(SCORER.account(unworded.build()), "ordinary_content")).isZero();
        assertThat(weight(SCORER.account(Activities.of("person", 0, 100, 3)), "ordinary_content"))
                .isNegative();
    }

    private static Sketch coercion(long digest) {
        return Sketch.newBuilder()
                .setPrompt(TextSketch.newBuilder()
                        .setDigest(digest * 0x9E3779B97F4A7C15L)
                        .setClasses(ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, (byte) 220, 0})))
                .setUsage(Usage.newBuilder().setOutputTokens(1_000))
                .build();
    }

    private static double weight(Score score, String signal) {
        return score.reasons().stream()
                .filter(r -> r.getSignal().equals(signal))
                .mapToDouble(Reason::getWeight)
                .sum();
    }
}
