package dev.stillwatch.cli.redteam;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import dev.stillwatch.lab.simulate.campaign.Feedback;
import io.grpc.Channel;
import java.util.concurrent.TimeUnit;

/** What the holder of an account notices of a running platform: how a gateway that asks {@code Check} would meet the next request. */
final class PlatformFeedback implements Feedback {

    private final Channel platform;

    PlatformFeedback(PlatformClient platform) {
        this.platform = platform.channel();
    }

    @Override
    public Treatment treatment(String account, long at) {
        return noticed(DecisionServiceGrpc.newBlockingStub(platform)
                .withWaitForReady()
                .withDeadlineAfter(1, TimeUnit.MINUTES)
                .check(CheckRequest.newBuilder().setAccountId(account).build()));
    }

    /** What of an answer can be noticed from outside. */
    static Treatment noticed(CheckResponse check) {
        if (check.getVerificationRequired()) {
            return Treatment.CHALLENGED;
        }
        if (!check.getAllowed()) {
            return check.hasRetryAfter() ? Treatment.DEGRADED : Treatment.REFUSED;
        }
        return check.getWithholdReasoning() || check.getAction() == ActionKind.ACTION_KIND_THROTTLE
                ? Treatment.DEGRADED
                : Treatment.SERVED;
    }
}
