package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.sketch.activity.Activity;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the test finds: cohorts diluted within their accounts, among their accounts, and in time. */
class PowerTest {

    private static final RankTest TEST = new RankTest(50);
    private static final int MEMBERS = 20;

    /** What one cohort among a thousand must reach to be a discovery at 0.01. */
    private static final double DISCOVERY = StrictMath.log(100_000);

    private static final List<Bins> REFERENCE =
            Stream.generate(Bins::new).limit(Component.NUMBER).toList();

    @BeforeAll
    static void people() {
        IntStream.range(0, 3_000).forEach(i -> {
            Conformity person = conformity(at -> Activities.of("person-" + i, 0, at, 3));
            IntStream.range(0, Component.NUMBER).forEach(c -> REFERENCE.get(c).add(person.bin(c), 1));
        });
    }

    private static Conformity conformity(IntFunction<Activity> afterExchanges) {
        Conformity conformity = Conformity.none();
        for (int milestone : Component.MILESTONES) {
            conformity = conformity.taken(afterExchanges.apply(milestone));
        }
        return conformity;
    }

    private static double logE(IntFunction<Conformity> members) {
        return logE(MEMBERS, members);
    }

    private static double logE(int size, IntFunction<Conformity> members) {
        List<Bins> ranked = Stream.generate(Bins::new).limit(Component.NUMBER).toList();
        Evidence evidence = Evidence.none();
        for (int i = 0; i < size; i++) {
            Conformity member = members.apply(i);
            Surprisals surprisals = Surprisals.none();
            for (int c = 0; c < Component.NUMBER; c++) {
                if (member.has(c)) {
                    double p = TEST.rank(Component.all().get(c), member.bin(c), REFERENCE.get(c), ranked.get(c))
                            .orElseThrow();
                    ranked.get(c).add(member.bin(c), 1);
                    surprisals = surprisals.with(c, p);
                }
            }
            evidence = evidence.with(surprisals, 1);
        }
        return evidence.logE();
    }

    @ParameterizedTest(name = "{0} of the exchanges of each account: found is {1}")
    @CsvSource({"1, true", "0.5, true", "0.25, true", "0.1, true", "0, false"})
    void findsCampaignsDilutedWithinTheirAccounts(double share, boolean found) {
        double logE = logE(i -> conformity(at -> Activities.of("farm-" + i, share, at, 3)));

        assertThat(logE >= DISCOVERY).as("log e-value " + logE).isEqualTo(found);
    }

    /** A quarter of a small cohort is too little, of a large one enough. */
    @ParameterizedTest(name = "{0} of {1} accounts: found is {2}")
    @CsvSource({"20, 20, true", "10, 20, true", "5, 20, false", "20, 80, true", "0, 80, false"})
    void findsCampaignsDilutedAmongTheirAccounts(int campaign, int size, boolean found) {
        double logE = logE(
                size,
                i -> conformity(
                        at -> Activities.of((i < campaign ? "farm-" : "honest-") + i, i < campaign ? 1 : 0, at, 3)));

        assertThat(logE >= DISCOVERY).as("log e-value " + logE).isEqualTo(found);
    }

    @Test
    void findsAccountsThatTurnAfterTheirFirstExchanges() {
        double logE = logE(i -> conformity(at -> at <= 20
                ? Activities.of("farm-" + i, 0, at, 3)
                : Activities.of("farm-" + i, 0, 20, 3).merge(Activities.of("turned-" + i, 1, at - 20, 3))));

        assertThat(logE).isGreaterThan(DISCOVERY);
    }

    @Test
    void findsAFarmAtItsSecondExchange() {
        double logE = logE(i -> Conformity.none().taken(Activities.of("farm-" + i, 1, 2, 1)));

        assertThat(logE).isGreaterThan(DISCOVERY);
    }
}
