package dev.stillwatch.enforcement.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.Subjects;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.Hypothesis;
import dev.stillwatch.type.v1.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultPoliciesTest {

    private final CompiledPolicies policies = switch (new PolicyCompiler().compile(DefaultPolicies.load())) {
        case Compilation.Compiled compiled -> compiled.policies();
        case Compilation.Invalid invalid -> throw new AssertionError(invalid.problems());
    };

    @Test
    void isTheFirstVersionAndHoldsACandidateInShadow() {
        assertThat(policies.set().getVersion()).isEqualTo("default@1");
        assertThat(policies.set().getPoliciesList()).anyMatch(p -> p.getMode() == Mode.MODE_SHADOW);
    }

    @ParameterizedTest(name = "{index}: {6} {7}")
    @CsvSource({
        // significant, flagged, score, verified share, organisation share, confirmed, what is enforced, what is
        // shadowed
        "true,  true,  0.99, 0.0, 0.1, false, take-down,           take-down-sooner",
        "true,  true,  0.95, 0.4, 0.4, false, take-down,           take-down-sooner",
        "true,  true,  0.90, 0.0, 0.1, false, step-up,             take-down-sooner",
        "true,  true,  0.75, 0.0, 0.1, false, withhold-reasoning,  ''",
        "true,  true,  0.60, 0.0, 0.1, false, observe-cohort,      ''",
        "false, true,  0.99, 0.0, 0.1, false, observe-cohort,      ''",
        "true,  false, 0.60, 0.0, 0.1, false, '',                  ''",
        "false, false, 0.99, 0.0, 0.1, false, '',                  ''",
        // Verified customers and single organisations.
        "true,  true,  0.99, 0.5, 0.1, false, observe-cohort,      ''",
        "true,  true,  0.99, 0.0, 1.0, false, observe-cohort,      ''",
        "true,  true,  0.99, 0.0, 0.5, false, observe-cohort,      ''",
        // A person has confirmed it.
        "false, true,  0.60, 0.0, 0.1, true,  take-down-confirmed, ''",
        "false, true,  0.60, 0.6, 0.1, true,  observe-cohort,      ''",
    })
    void judgesCohorts(
            boolean significant,
            boolean flagged,
            double score,
            double verified,
            double organization,
            boolean confirmed,
            String enforced,
            String shadowed) {
        Assessment.Builder cohort = Subjects.extraction("c", 0, 20)
                .setSignificant(significant)
                .setScore(score)
                .setVerifiedShare(verified)
                .setOrganizationShare(organization);
        if (!flagged) {
            cohort.clearFlaggedAt();
        }

        Outcome outcome = policies.evaluate(
                new PolicySubject.OfCohort(cohort.build(), confirmed, new Linked(0.8, 0.8, 0.8), false));

        assertThat(strongest(outcome)).isEqualTo(enforced);
        assertThat(ids(outcome.shadowed())).isEqualTo(shadowed);
        assertThat(outcome.failed()).isZero();
    }

    @ParameterizedTest(name = "{index}: {5} {6}")
    @CsvSource({
        // own score, exchanges, flagged, verified, in a cohort, what is enforced, what is shadowed
        "0.995, 200, true,  0, false, throttle-account, throttle-account-sooner",
        "0.995, 199, true,  0, false, observe-account,  throttle-account-sooner",
        "0.98,  500, true,  0, false, observe-account,  throttle-account-sooner",
        "0.98,   50, true,  0, false, observe-account,  ''",
        "0.98,   50, false, 0, false, '',               ''",
        "0.995, 500, true,  1, false, observe-account,  ''",
        "0.995, 500, true,  0, true,  '',               ''",
    })
    void judgesSingleAccounts(
            double score,
            long exchanges,
            boolean flagged,
            double verified,
            boolean inCohort,
            String enforced,
            String shadowed) {
        Assessment.Builder account = Subjects.account("a", 0)
                .setOwnScore(score)
                .setExchanges(exchanges)
                .setVerifiedShare(verified);
        if (flagged) {
            account.setFlaggedAt(account.getAsOf());
        }

        Outcome outcome = policies.evaluate(new PolicySubject.OfAccount(account.build(), inCohort));

        assertThat(strongest(outcome)).isEqualTo(enforced);
        assertThat(ids(outcome.shadowed())).isEqualTo(shadowed);
    }

    @ParameterizedTest(name = "{0} of the members share what strangers don't, long there {1}: {2}")
    @CsvSource({
        "0.5,  -1.9, take-down",
        "0.49, 0,    step-up",
        "0,    -0.9, step-up",
        "0.49, -1.0, observe-cohort",
        "0,    -2.0, observe-cohort"
    })
    void takesNobodyDownForPromptsAndAHouseAloneAndAsksAPersonAboutOldCustomers(
            double asStrangers, double longStanding, String enforced) {
        Assessment cohort = Subjects.extraction("c", 0, 20)
                .setSignificant(true)
                .setScore(0.99)
                .setVerifiedShare(0)
                .setOrganizationShare(0.1)
                .addReasons(Reason.newBuilder().setSignal("long_standing").setWeight(longStanding))
                .build();

        Outcome outcome =
                policies.evaluate(new PolicySubject.OfCohort(cohort, false, new Linked(1, 1, asStrangers), false));

        assertThat(strongest(outcome)).isEqualTo(enforced);
    }

    @ParameterizedTest(name = "{0} of the members share something besides a program: {1}")
    @CsvSource({"0.5, step-up", "0.49, withhold-reasoning", "0.2, withhold-reasoning", "0.19, observe-cohort"})
    void whoSharesOneProgramAloneIsServedOn(double beyondSoftware, String enforced) {
        Assessment cohort = Subjects.extraction("c", 0, 20).build();

        Outcome outcome =
                policies.evaluate(new PolicySubject.OfCohort(cohort, false, new Linked(1, beyondSoftware, 0), false));

        assertThat(strongest(outcome)).isEqualTo(enforced);
    }

    @ParameterizedTest(name = "a house that draws by {0} with {1} nats: {2}")
    @CsvSource({
        "elicitation,        0.15, withhold-reasoning",
        "elicitation_excess, 0.8,  observe-cohort",
    })
    void aHouseIsNotMetForAFewTooManyPromptsAlone(String signal, double nats, String enforced) {
        Assessment house = Subjects.extraction("c", 0, 20)
                .clearReasons()
                .addReasons(Subjects.reason("one_house", -1.5))
                .addReasons(Subjects.reason(signal, nats))
                .build();

        Outcome outcome = policies.evaluate(new PolicySubject.OfCohort(house, false, new Linked(1, 1, 0), false));

        assertThat(strongest(outcome)).isEqualTo(enforced);
    }

    @ParameterizedTest(name = "draws {0}, strangers {1}: {2}")
    @CsvSource({
        "true, 1, take-down",
        "false, 1, withhold-reasoning",
        "false, 0.33, withhold-reasoning",
        "false, 0.32, observe-cohort"
    })
    void nobodyIsCutOffForBeingAutomatedAlone(boolean draws, double asStrangers, String enforced) {
        Assessment cohort = Subjects.extraction("c", 0, 20).setDraws(draws).build();

        Outcome outcome =
                policies.evaluate(new PolicySubject.OfCohort(cohort, false, new Linked(1, 1, asStrangers), false));

        assertThat(strongest(outcome)).isEqualTo(enforced);
        assertThat(outcome.failed()).isZero();
    }

    @ParameterizedTest(name = "{index}: {4}")
    @CsvSource({
        // score, accounts, share beyond prompts, verified, what is enforced
        "0.95, 5, 0.5,  0,   relay-step-up",
        "0.89, 5, 0.5,  0,   observe-cohort",
        "0.95, 4, 0.5,  0,   observe-cohort",
        "0.95, 5, 0.49, 0,   observe-cohort",
        "0.95, 5, 0.5,  0.5, observe-cohort",
    })
    void asksTheHoldersOfARelayToVerifyThoughItIsNoDiscovery(
            double score, int accounts, double beyondContent, double verified, String enforced) {
        Assessment relay = Subjects.extraction("c", 0, accounts)
                .setHypothesis(Hypothesis.HYPOTHESIS_RELAY)
                .setDraws(false)
                .setSignificant(false)
                .setScore(score)
                .setVerifiedShare(verified)
                .build();

        Outcome outcome =
                policies.evaluate(new PolicySubject.OfCohort(relay, false, new Linked(beyondContent, 0, 0), false));

        assertThat(strongest(outcome)).isEqualTo(enforced);
    }

    @ParameterizedTest(name = "a discovery: {0}: {1}")
    @CsvSource({"true, relay-step-up", "false, observe-cohort"})
    void asksThoseOfACandidateOnlyWhereItIsADiscovery(boolean significant, String enforced) {
        Assessment relay = Subjects.extraction("w", 0, 20)
                .setHypothesis(Hypothesis.HYPOTHESIS_RELAY)
                .setDraws(false)
                .setSignificant(significant)
                .build();

        Outcome outcome = policies.evaluate(new PolicySubject.OfCohort(relay, false, new Linked(1, 0, 0), true));

        assertThat(strongest(outcome)).isEqualTo(enforced);
    }

    @ParameterizedTest(name = "{index}: {4}")
    @CsvSource({
        // signal, own score, verified, in a cohort, what is enforced
        "foreign_handles,   0.95, 0, false, handle-replay",
        "foreign_handles,   0.95, 0, true,  handle-replay",
        "foreign_handles,   0.80, 0, true,  ''",
        "foreign_handles,   0.95, 1, true,  ''",
        "probe_enumeration, 0.95, 0, false, probe-lab",
        "probe_enumeration, 0.95, 1, false, ''",
        "elicitation,       0.95, 0, true,  ''",
    })
    void actsOnAnAccountAloneForWhatItProvesByItself(
            String signal, double score, double verified, boolean inCohort, String enforced) {
        Assessment account = Subjects.account("a", 0)
                .setOwnScore(score)
                .setExchanges(20)
                .setVerifiedShare(verified)
                .addReasons(Reason.newBuilder().setSignal(signal).setWeight(3))
                .build();

        Outcome outcome = policies.evaluate(new PolicySubject.OfAccount(account, inCohort));

        assertThat(strongest(outcome)).isEqualTo(enforced);
        assertThat(outcome.failed()).isZero();
    }

    private static String strongest(Outcome outcome) {
        return outcome.enforced().isEmpty()
                ? ""
                : outcome.enforced().getFirst().policy().getPolicyId();
    }

    private static String ids(List<CompiledPolicy> policies) {
        return policies.stream().map(p -> p.policy().getPolicyId()).collect(Collectors.joining(" "));
    }
}
