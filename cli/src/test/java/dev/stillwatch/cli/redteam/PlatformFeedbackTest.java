package dev.stillwatch.cli.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.lab.simulate.campaign.Feedback.Treatment;
import org.junit.jupiter.api.Test;

/** An adversary notices outcomes, never what is only written down. */
class PlatformFeedbackTest {
    private static final CheckResponse SERVED =
            CheckResponse.newBuilder().setAllowed(true).build();

    @Test
    void beingWatchedIsNotNoticed() {
        assertThat(noticed(SERVED.toBuilder())).isEqualTo(Treatment.SERVED);
        assertThat(noticed(SERVED.toBuilder().setAction(ActionKind.ACTION_KIND_OBSERVE)))
                .isEqualTo(Treatment.SERVED);
    }

    @Test
    void slownessAndMissingReasoningAre() {
        assertThat(noticed(SERVED.toBuilder().setWithholdReasoning(true))).isEqualTo(Treatment.DEGRADED);
        assertThat(noticed(CheckResponse.newBuilder()
                        .setRetryAfter(Duration.newBuilder().setSeconds(3))))
                .isEqualTo(Treatment.DEGRADED);
    }

    @Test
    void soAreAnIdentityCheckAndARefusal() {
        assertThat(noticed(CheckResponse.newBuilder().setVerificationRequired(true)))
                .isEqualTo(Treatment.CHALLENGED);
        assertThat(noticed(CheckResponse.newBuilder().setAction(ActionKind.ACTION_KIND_SUSPEND)))
                .isEqualTo(Treatment.REFUSED);
    }

    private static Treatment noticed(CheckResponse.Builder check) {
        return PlatformFeedback.noticed(check.build());
    }
}
