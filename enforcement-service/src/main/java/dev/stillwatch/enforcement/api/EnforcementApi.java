package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.CampaignView;
import dev.stillwatch.enforcement.state.PolicyView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.DeployPolicySetResponse;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.enforcement.v1.GetCampaignRequest;
import dev.stillwatch.enforcement.v1.GetCampaignResponse;
import dev.stillwatch.enforcement.v1.GetPolicySetRequest;
import dev.stillwatch.enforcement.v1.GetPolicySetResponse;
import dev.stillwatch.enforcement.v1.GetProgressRequest;
import dev.stillwatch.enforcement.v1.GetProgressResponse;
import dev.stillwatch.enforcement.v1.ListActionsRequest;
import dev.stillwatch.enforcement.v1.ListActionsResponse;
import dev.stillwatch.enforcement.v1.ListCampaignsRequest;
import dev.stillwatch.enforcement.v1.ListCampaignsResponse;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.enforcement.v1.ReverseActionRequest;
import dev.stillwatch.enforcement.v1.ReverseActionResponse;
import dev.stillwatch.enforcement.v1.UpdateCampaignRequest;
import dev.stillwatch.enforcement.v1.UpdateCampaignResponse;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The desk, over gRPC. Reads are answered by every replica from its views; commands by the one that decides. */
@Singleton
final class EnforcementApi extends EnforcementServiceGrpc.EnforcementServiceImplBase {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ActionView actions;
    private final CampaignView campaigns;
    private final PolicyView policies;
    private final Progress progress;
    private final Desk desk;
    private final EpochConfiguration epochs;
    private final PolicyDesk policyDesk;

    EnforcementApi(
            ActionView actions,
            CampaignView campaigns,
            PolicyView policies,
            Progress progress,
            Desk desk,
            PolicyDesk policyDesk,
            EpochConfiguration epochs) {
        this.actions = actions;
        this.campaigns = campaigns;
        this.policies = policies;
        this.progress = progress;
        this.desk = desk;
        this.epochs = epochs;
        this.policyDesk = policyDesk;
    }

    @Override
    public void getCampaign(GetCampaignRequest request, StreamObserver<GetCampaignResponse> responses) {
        Campaign campaign = campaigns
                .get(request.getCampaignId())
                .orElseThrow(
                        () -> Errors.notFound("CAMPAIGN_NOT_FOUND", "There is no campaign " + request.getCampaignId()));
        answer(responses, GetCampaignResponse.newBuilder().setCampaign(campaign).build());
    }

    @Override
    public void listCampaigns(ListCampaignsRequest request, StreamObserver<ListCampaignsResponse> responses) {
        String arguments = "campaigns";
        String after = PageToken.read(request.getPageToken(), arguments);
        Page<Campaign> page = Page.of(campaigns.after(after), PageToken.size(request.getPageSize(), 50, 500));
        ListCampaignsResponse.Builder response =
                ListCampaignsResponse.newBuilder().addAllCampaigns(page.entries());
        if (!page.last()) {
            response.setNextPageToken(
                    PageToken.after(arguments, page.entries().getLast().getCampaignId()));
        }
        answer(responses, response.build());
    }

    @Override
    public void updateCampaign(UpdateCampaignRequest request, StreamObserver<UpdateCampaignResponse> responses) {
        Command command = new Command.MoveCampaign(
                request.getCampaignId(),
                request.getState(),
                Caller.actor(request.getActor()),
                request.getNote(),
                request.getEtag());
        Campaign campaign = desk.decide(command, request.getRequestId(), request, Campaign.class);
        answer(
                responses,
                UpdateCampaignResponse.newBuilder().setCampaign(campaign).build());
    }

    @Override
    public void listActions(ListActionsRequest request, StreamObserver<ListActionsResponse> responses) {
        String arguments = "actions/" + request.getAccountId()
                + (request.getBatchId().isEmpty() ? "" : "/" + request.getBatchId());
        ActionView.Place after = ActionPlaces.read(PageToken.read(request.getPageToken(), arguments));
        Page<Action> page = Page.of(
                actions.after(after, request.getAccountId())
                        .filter(a ->
                                request.getBatchId().isEmpty() || a.getBatchId().equals(request.getBatchId())),
                PageToken.size(request.getPageSize(), 1_000, 5_000));
        ListActionsResponse.Builder response = ListActionsResponse.newBuilder().addAllActions(page.entries());
        if (!page.last()) {
            response.setNextPageToken(
                    PageToken.after(arguments, ActionPlaces.write(page.entries().getLast())));
        }
        answer(responses, response.build());
    }

    @Override
    public void reverseAction(ReverseActionRequest request, StreamObserver<ReverseActionResponse> responses) {
        String actor = Caller.actor(request.getActor());
        if (actions.get(request.getActionId()).isEmpty()) {
            throw Errors.notFound("ACTION_NOT_FOUND", "There is no action " + request.getActionId());
        }
        Command command = new Command.ReverseAction(request.getActionId(), actor, request.getReason());
        Action action = desk.decide(command, request.getRequestId(), request, Action.class);
        answer(responses, ReverseActionResponse.newBuilder().setAction(action).build());
    }

    @Override
    public void getPolicySet(GetPolicySetRequest request, StreamObserver<GetPolicySetResponse> responses) {
        PolicySet set = policies.inForce()
                .orElseThrow(() -> Errors.unavailable(
                        "POLICIES_NOT_READ", "No policy set has been read yet; ask again in a moment", RETRY_AFTER));
        answer(responses, GetPolicySetResponse.newBuilder().setPolicySet(set).build());
    }

    @Override
    public void deployPolicySet(DeployPolicySetRequest request, StreamObserver<DeployPolicySetResponse> responses) {
        PolicySet set = policyDesk.deploy(request);
        answer(responses, DeployPolicySetResponse.newBuilder().setPolicySet(set).build());
    }

    @Override
    public void getProgress(GetProgressRequest request, StreamObserver<GetProgressResponse> responses) {
        GetProgressResponse.Builder response = GetProgressResponse.newBuilder()
                .setEpochLength(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(epochs.length().toSeconds())
                        .setNanos(epochs.length().toNanosPart()));
        progress.decidedMillis().ifPresent(millis -> response.setWatermark(EventTime.timestamp(millis)));
        answer(responses, response.build());
    }

    private static <T> void answer(StreamObserver<T> responses, T response) {
        responses.onNext(response);
        responses.onCompleted();
    }
}
