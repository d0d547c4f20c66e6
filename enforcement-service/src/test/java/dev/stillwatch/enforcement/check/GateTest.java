package dev.stillwatch.enforcement.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.v1.ActionKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final Buckets NEVER_ASKED = account -> {
        throw new AssertionError("a bucket was asked for " + account);
    };

    @Test
    void servesAnAccountWithoutStandingFromMemoryAlone() {
        Answer answer = new Gate(NEVER_ASKED, (version, policy) -> false).ask("a", null);

        assertThat(answer.allowed()).isTrue();
        assertThat(answer.action()).isEqualTo(ActionKind.ACTION_KIND_UNSPECIFIED);
        assertThat(answer.degraded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // what is in force, whether the request is served, without reasoning, after verifying
        "ACTION_KIND_OBSERVE,            true,  false, false",
        "ACTION_KIND_WITHHOLD_REASONING, true,  true,  false",
        "ACTION_KIND_VERIFY,             false, false, true",
        "ACTION_KIND_SUSPEND,            false, false, false",
        "ACTION_KIND_TAKE_DOWN,          false, false, false",
    })
    void answersFromMemoryForAllButThrottledAccounts(
            ActionKind kind, boolean allowed, boolean withhold, boolean verify) {
        Answer answer = new Gate(NEVER_ASKED, (version, policy) -> false).ask("a", held(kind));

        assertThat(answer).isEqualTo(new Answer(allowed, kind, withhold, verify, Duration.ZERO, false));
    }

    @Test
    void servesAThrottledAccountWhileItsBucketHoldsTokens() {
        Answer answer = gate(new Buckets.Answer.Taken(), false).ask("a", held(ActionKind.ACTION_KIND_THROTTLE));

        assertThat(answer.allowed()).isTrue();
        assertThat(answer.action()).isEqualTo(ActionKind.ACTION_KIND_THROTTLE);
    }

    @Test
    void saysWhenToComeBackWhenTheBucketIsEmpty() {
        Answer answer = gate(new Buckets.Answer.Empty(Duration.ofSeconds(12)), false)
                .ask("a", held(ActionKind.ACTION_KIND_THROTTLE));

        assertThat(answer.allowed()).isFalse();
        assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(12));
        assertThat(answer.degraded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void answersWithTheFailModeOfThePolicyWhenTheBucketsAreAway(boolean open) {
        Answer answer = gate(new Buckets.Answer.Unavailable(), open).ask("a", held(ActionKind.ACTION_KIND_THROTTLE));

        assertThat(answer.allowed()).isEqualTo(open);
        assertThat(answer.degraded()).isTrue();
    }

    @Test
    void suspensionAndTakeDownAreRefusedAlike() {
        Gate gate = new Gate(NEVER_ASKED, (version, policy) -> false);

        Answer suspended = gate.ask("a", held(ActionKind.ACTION_KIND_SUSPEND));
        Answer takenDown = gate.ask("b", held(ActionKind.ACTION_KIND_TAKE_DOWN));

        assertThat(suspended)
                .usingRecursiveComparison()
                .ignoringFields("action")
                .isEqualTo(takenDown);
    }

    private static Gate gate(Buckets.Answer bucket, boolean failOpen) {
        return new Gate(account -> bucket, (version, policy) -> failOpen);
    }

    private static Held held(ActionKind kind) {
        return new Held(kind, "a-policy", "default@1");
    }
}
