package dev.stillwatch.intel.api;

import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stream.AccountReleases;
import dev.stillwatch.intel.stream.Inbox;
import dev.stillwatch.intel.v1.AccountEventProposal;
import dev.stillwatch.intel.v1.DecideReleaseRequest;
import dev.stillwatch.intel.v1.DecideReleaseResponse;
import dev.stillwatch.intel.v1.ExportCampaignRequest;
import dev.stillwatch.intel.v1.ExportCampaignResponse;
import dev.stillwatch.intel.v1.GetDeliveriesRequest;
import dev.stillwatch.intel.v1.GetDeliveriesResponse;
import dev.stillwatch.intel.v1.GetEventStreamsRequest;
import dev.stillwatch.intel.v1.GetEventStreamsResponse;
import dev.stillwatch.intel.v1.GetPartnersRequest;
import dev.stillwatch.intel.v1.GetPartnersResponse;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.JudgeIndicatorRequest;
import dev.stillwatch.intel.v1.JudgeIndicatorResponse;
import dev.stillwatch.intel.v1.Judgement;
import dev.stillwatch.intel.v1.ListReleasesRequest;
import dev.stillwatch.intel.v1.ListReleasesResponse;
import dev.stillwatch.intel.v1.PreviewReleaseRequest;
import dev.stillwatch.intel.v1.PreviewReleaseResponse;
import dev.stillwatch.intel.v1.ProposeAccountEventsRequest;
import dev.stillwatch.intel.v1.ProposeAccountEventsResponse;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.ReleaseDecision;
import dev.stillwatch.intel.v1.SharingServiceGrpc;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What leaves and who agreed; what partners sent and how far it is believed. */
@Singleton
final class SharingGrpc extends SharingServiceGrpc.SharingServiceImplBase {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final SharingState state;
    private final Inbox inbox;
    private final Overview overview;
    private final AccountEventDesk accountEvents;
    private final Clock clock;

    SharingGrpc(SharingState state, Inbox inbox, Overview overview, AccountEventDesk accountEvents, Clock clock) {
        this.accountEvents = accountEvents;
        this.state = state;
        this.inbox = inbox;
        this.overview = overview;
        this.clock = clock;
    }

    @Override
    public void listReleases(ListReleasesRequest request, StreamObserver<ListReleasesResponse> answer) {
        int size = PageToken.size(request.getPageSize(), USUAL_PAGE, LARGEST_PAGE);
        String arguments = "releases/" + request.getStateValue();
        var response = ListReleasesResponse.newBuilder();
        for (Release release : state.releasesAfter(PageToken.read(request.getPageToken(), arguments))) {
            if (request.getState() != Release.State.STATE_UNSPECIFIED && request.getState() != release.getState()) {
                continue;
            }
            if (response.getReleasesCount() == size) {
                response.setNextPageToken(PageToken.after(
                        arguments, response.getReleases(size - 1).getReleaseId()));
                break;
            }
            response.addReleases(withoutBytes(release));
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    private static Release withoutBytes(Release release) {
        Release.Builder light = release.toBuilder();
        light.getItemsBuilderList().forEach(Release.Item.Builder::clearJson);
        return light.build();
    }

    @Override
    public void previewRelease(PreviewReleaseRequest request, StreamObserver<PreviewReleaseResponse> answer) {
        Release release = existing(request.getReleaseId());
        answer.onNext(AccountReleases.is(release) ? accountEvents.preview(release) : overview.preview(release));
        answer.onCompleted();
    }

    @Override
    public void decideRelease(DecideReleaseRequest request, StreamObserver<DecideReleaseResponse> answer) {
        String actor = Caller.actor(request.getActor());
        Release before = existing(request.getReleaseId());
        if (!decidedBy(before, request)) {
            check(before, request, actor);
            tell(InboxRecord.newBuilder()
                    .setReleaseDecision(ReleaseDecision.newBuilder()
                            .setReleaseId(request.getReleaseId())
                            .setDigest(request.getDigest())
                            .setVerdict(request.getVerdict())
                            .setActor(actor)
                            .setNote(request.getNote())
                            .setDecidedAt(now())
                            .setRequestId(request.getRequestId()))
                    .build());
        }
        Release after = await(request);
        answer.onNext(DecideReleaseResponse.newBuilder()
                .setRelease(withoutBytes(after))
                .build());
        answer.onCompleted();
    }

    private static void check(Release release, DecideReleaseRequest request, String actor) {
        if (release.getState() != Release.State.STATE_PENDING) {
            throw Errors.failedPrecondition(
                    "RELEASE_NOT_PENDING",
                    "Release " + release.getReleaseId() + " is decided: "
                            + release.getState().name().replace("STATE_", ""));
        }
        if (!release.getDigest().equals(request.getDigest())) {
            throw Errors.aborted(
                    "RELEASE_CHANGED", "It is not what you saw any more: preview it again and decide anew");
        }
        boolean again =
                release.getApprovalsList().stream().anyMatch(a -> a.getActor().equals(actor));
        if (again && request.getVerdict() == ReleaseDecision.Verdict.VERDICT_APPROVE) {
            throw Errors.failedPrecondition(
                    "SECOND_PERSON_WANTED", actor + " agreed already; a different person must agree too");
        }
    }

    private static boolean decidedBy(Release release, DecideReleaseRequest request) {
        return release.getWithheld().getRequestId().equals(request.getRequestId())
                || release.getApprovalsList().stream()
                        .anyMatch(a -> a.getRequestId().equals(request.getRequestId()));
    }

    private Release await(DecideReleaseRequest request) {
        try {
            return state.await(() -> state.release(request.getReleaseId()).filter(r -> decidedBy(r, request)), PATIENCE)
                    .orElseThrow(() -> Errors.unavailable(
                            "DECISION_DELAYED",
                            "The decision is taken down and not worked off yet; send the same request again",
                            Duration.ofSeconds(1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable("SHUTTING_DOWN", "The service is stopping", Duration.ofSeconds(1));
        }
    }

    @Override
    public void judgeIndicator(JudgeIndicatorRequest request, StreamObserver<JudgeIndicatorResponse> answer) {
        Indicator indicator = overview.indicator(request.getIndicatorId())
                .orElseThrow(() ->
                        Errors.notFound("INDICATOR_NOT_FOUND", "There is no indicator " + request.getIndicatorId()));
        if (indicator.getOrigin() != Indicator.Origin.ORIGIN_PARTNER) {
            throw Errors.failedPrecondition(
                    "INDICATOR_NOT_FOREIGN",
                    request.getIndicatorId() + " is our own; confirm or dismiss its campaign instead");
        }
        tell(InboxRecord.newBuilder()
                .setJudgement(Judgement.newBuilder()
                        .setIndicatorId(request.getIndicatorId())
                        .setFinding(request.getFinding())
                        .setActor(Caller.actor(request.getActor()))
                        .setNote(request.getNote())
                        .setDecidedAt(now())
                        .setRequestId(request.getRequestId()))
                .build());
        answer.onNext(JudgeIndicatorResponse.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void getDeliveries(GetDeliveriesRequest request, StreamObserver<GetDeliveriesResponse> answer) {
        answer.onNext(overview.deliveries(existing(request.getCampaignId())));
        answer.onCompleted();
    }

    @Override
    public void getPartners(GetPartnersRequest request, StreamObserver<GetPartnersResponse> answer) {
        answer.onNext(overview.partners());
        answer.onCompleted();
    }

    @Override
    public void exportCampaign(ExportCampaignRequest request, StreamObserver<ExportCampaignResponse> answer) {
        Optional<String> json = overview.export(existing(request.getCampaignId()), request.getFormat());
        answer.onNext(ExportCampaignResponse.newBuilder()
                .setJson(json.orElseThrow(() -> Errors.failedPrecondition(
                        "NOTHING_RELEASED",
                        "Nothing of campaign " + request.getCampaignId() + " was released; preview its release first")))
                .build());
        answer.onCompleted();
    }

    @Override
    public void proposeAccountEvents(
            ProposeAccountEventsRequest request, StreamObserver<ProposeAccountEventsResponse> answer) {
        String actor = Caller.actor(request.getActor());
        var response = ProposeAccountEventsResponse.newBuilder();
        for (AccountEventProposal lot : accountEvents.propose(request.getCampaignId(), actor, now())) {
            tell(InboxRecord.newBuilder().setAccountEventProposal(lot).build());
            response.addReleaseIds(lot.getReleaseId()).setAccounts(response.getAccounts() + lot.getAccountsCount());
        }
        for (String id : response.getReleaseIdsList()) {
            awaitProposed(id);
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    private void awaitProposed(String id) {
        try {
            var _ = state.await(() -> state.release(id), PATIENCE)
                    .orElseThrow(() -> Errors.unavailable(
                            "DECISION_DELAYED",
                            "The proposal is taken down and not worked off yet; send the same request again",
                            Duration.ofSeconds(1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable("SHUTTING_DOWN", "The service is stopping", Duration.ofSeconds(1));
        }
    }

    @Override
    public void getEventStreams(GetEventStreamsRequest request, StreamObserver<GetEventStreamsResponse> answer) {
        answer.onNext(accountEvents.streams());
        answer.onCompleted();
    }

    private Release existing(String id) {
        return state.release(id)
                .orElseThrow(() -> Errors.notFound(
                        "RELEASE_NOT_FOUND",
                        "There is no release " + id + "; a campaign has one once it is confirmed"));
    }

    private void tell(InboxRecord record) {
        try {
            inbox.put(record);
        } catch (TimeoutException e) {
            throw Errors.unavailable(
                    "KAFKA_UNAVAILABLE", "Kafka does not take it; send the same request again", Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable("SHUTTING_DOWN", "The service is stopping", Duration.ofSeconds(1));
        }
    }

    private Timestamp now() {
        Instant now = clock.instant();
        return Timestamp.newBuilder()
                .setSeconds(now.getEpochSecond())
                .setNanos(now.getNano())
                .build();
    }
}
