package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.ErrorInfo;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.GetCampaignRequest;
import dev.stillwatch.enforcement.v1.GetPolicySetRequest;
import dev.stillwatch.enforcement.v1.ListActionsRequest;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesRequest;
import dev.stillwatch.enforcement.v1.ReverseActionRequest;
import dev.stillwatch.enforcement.v1.UpdateCampaignRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What analysts and operators command, and how they are refused. */
@ExtendWith(WithBacking.class)
class CommandsTest {

    private final Backing backing;
    private final String prefix;
    private Replica replica;

    CommandsTest(Backing backing) {
        this.backing = backing;
        this.prefix = backing.prefix();
        this.replica = Replica.start(backing, prefix, Map.of());
    }

    @BeforeEach
    void aCampaignIsContained() {
        try (Upstream upstream = new Upstream(backing, prefix)) {
            upstream.epoch(0, joined("k", 1, "a", "b", "c"), extraction("k", end(0), 3));
        }
        replica.awaitDecided(end(0));
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void dismissingServesEveryoneAgain() {
        Campaign dismissed = replica.desk
                .updateCampaign(move(Campaign.State.STATE_DISMISSED).build())
                .getCampaign();

        assertThat(dismissed.getState()).isEqualTo(Campaign.State.STATE_DISMISSED);
        Replica.await(() -> replica.actions().stream().allMatch(a -> a.getState() == Action.State.STATE_REVERSED));
        assertThat(replica.check("a").getAllowed()).isTrue();
        assertThat(replica.check("b").getAllowed()).isTrue();
        assertThat(replica.check("c").getAllowed()).isTrue();
        assertThat(replica.actions()).hasSize(6).allSatisfy(a -> {
            assertThat(a.getState()).isEqualTo(Action.State.STATE_REVERSED);
            assertThat(a.getReversedBy()).isEqualTo("kim");
        });
    }

    @Test
    void theSameRequestAgainGivesTheSameAnswerAndChangesNothing() {
        UpdateCampaignRequest request = move(Campaign.State.STATE_CONFIRMED).build();

        var first = replica.desk.updateCampaign(request);
        var again = replica.desk.updateCampaign(request);

        assertThat(again).isEqualTo(first);
        assertThat(first.getCampaign().getConfirmed()).isTrue();
        assertThat(first.getCampaign().getHistoryCount()).isEqualTo(3);
    }

    @Test
    void theNextDeciderKnowsTheRequestToo() {
        UpdateCampaignRequest request = move(Campaign.State.STATE_CONFIRMED).build();
        var first = replica.desk.updateCampaign(request);
        replica.close();
        replica = Replica.start(backing, prefix, Map.of());

        var again = retried(() -> replica.desk.updateCampaign(request));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aRequestIdIsForOneRequest() {
        UpdateCampaignRequest request = move(Campaign.State.STATE_CONFIRMED).build();
        var _ = replica.desk.updateCampaign(request);

        refused(
                () -> replica.desk.updateCampaign(
                        request.toBuilder().setNote("another").build()),
                Status.Code.INVALID_ARGUMENT,
                "REQUEST_ID_REUSED");
    }

    @Test
    void refusesWhatTheCaseDoesNotAllow() {
        var _ = replica.desk.updateCampaign(move(Campaign.State.STATE_DISMISSED).build());

        refused(
                () -> replica.desk.updateCampaign(
                        move(Campaign.State.STATE_CONFIRMED).build()),
                Status.Code.FAILED_PRECONDITION,
                "TRANSITION_NOT_ALLOWED");
        refused(
                () -> replica.desk.updateCampaign(
                        move(Campaign.State.STATE_CLOSED).setEtag("stale").build()),
                Status.Code.ABORTED,
                "ETAG_MISMATCH");
        refused(
                () -> replica.desk.updateCampaign(move(Campaign.State.STATE_CLOSED)
                        .setCampaignId("cmp-none")
                        .build()),
                Status.Code.NOT_FOUND,
                "CAMPAIGN_NOT_FOUND");
        refused(
                () -> replica.desk.getCampaign(GetCampaignRequest.newBuilder()
                        .setCampaignId("cmp-none")
                        .build()),
                Status.Code.NOT_FOUND,
                "CAMPAIGN_NOT_FOUND");
    }

    @Test
    void takesOneActionBackOnce() {
        Action action = replica.actions().getFirst();
        ReverseActionRequest.Builder request = ReverseActionRequest.newBuilder()
                .setActionId(action.getActionId())
                .setActor("kim")
                .setReason("a known customer");

        Action reversed =
                replica.desk.reverseAction(request.setRequestId(uuid()).build()).getAction();

        assertThat(reversed.getState()).isEqualTo(Action.State.STATE_REVERSED);
        refused(
                () -> replica.desk.reverseAction(request.setRequestId(uuid()).build()),
                Status.Code.FAILED_PRECONDITION,
                "ACTION_NOT_ACTIVE");
        refused(
                () -> replica.desk.reverseAction(
                        request.setRequestId(uuid()).setActionId("act-none").build()),
                Status.Code.NOT_FOUND,
                "ACTION_NOT_FOUND");
    }

    @Test
    void deploysPoliciesAsANewVersionOrSaysWhatIsWrong() {
        DeployPolicySetRequest.Builder request = DeployPolicySetRequest.newBuilder()
                .addPolicies(DefaultPolicies.load().getPolicies(0))
                .setActor("kim")
                .setNote("only take-downs");

        assertThat(replica.desk
                        .deployPolicySet(request.setRequestId(uuid())
                                .setValidateOnly(true)
                                .build())
                        .getPolicySet()
                        .getVersion())
                .isEmpty();
        assertThat(replica.desk
                        .deployPolicySet(request.setRequestId(uuid())
                                .setValidateOnly(false)
                                .build())
                        .getPolicySet()
                        .getVersion())
                .isEqualTo("default@2");
        Replica.await(() -> replica.desk
                .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                .getPolicySet()
                .getVersion()
                .equals("default@2"));
        request.getPoliciesBuilder(0).setCondition("assessment.scor > 0.5");
        refused(
                () -> replica.desk.deployPolicySet(request.setRequestId(uuid()).build()),
                Status.Code.INVALID_ARGUMENT,
                "POLICY_INVALID");
    }

    @Test
    void refusesPageTokensThatItDidNotGive() {
        refused(
                () -> replica.desk.listActions(
                        ListActionsRequest.newBuilder().setPageToken("nonsense").build()),
                Status.Code.INVALID_ARGUMENT,
                "PAGE_TOKEN_INVALID");
        String forged = Base64.getUrlEncoder().encodeToString("ledger\u001f-7".getBytes(StandardCharsets.UTF_8));
        refused(
                () -> replica.ledger.listLedgerEntries(ListLedgerEntriesRequest.newBuilder()
                        .setPageToken(forged)
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "PAGE_TOKEN_INVALID");
        String ofOne = replica.desk
                .listActions(ListActionsRequest.newBuilder().setPageSize(1).build())
                .getNextPageToken();
        refused(
                () -> replica.desk.listActions(ListActionsRequest.newBuilder()
                        .setPageToken(ofOne)
                        .setAccountId("a")
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "PAGE_TOKEN_INVALID");
    }

    private UpdateCampaignRequest.Builder move(Campaign.State to) {
        return UpdateCampaignRequest.newBuilder()
                .setCampaignId(replica.campaigns().getFirst().getCampaignId())
                .setState(to)
                .setActor("kim")
                .setNote("looked at it")
                .setRequestId(uuid());
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    private static void refused(ThrowingCallable call, Status.Code code, String reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(code);
            assertThat(reason(e)).isEqualTo(reason);
        });
    }

    private static String reason(StatusRuntimeException e) {
        var status = StatusProto.fromThrowable(e);
        if (status == null) {
            return "";
        }
        try {
            return status.getDetails(0).unpack(ErrorInfo.class).getReason();
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    /** As a client does: until this replica has been elected. */
    private static <T> T retried(java.util.function.Supplier<T> call) {
        java.util.concurrent.atomic.AtomicReference<T> answer = new java.util.concurrent.atomic.AtomicReference<>();
        Replica.await(() -> {
            try {
                answer.set(call.get());
                return true;
            } catch (StatusRuntimeException e) {
                return false;
            }
        });
        return java.util.Objects.requireNonNull(answer.get());
    }
}
