package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.campaign.ReviewQueue;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.state.AppealView;
import dev.stillwatch.enforcement.state.CampaignView;
import dev.stillwatch.enforcement.state.LabelView;
import dev.stillwatch.enforcement.v1.AddNoteRequest;
import dev.stillwatch.enforcement.v1.AddNoteResponse;
import dev.stillwatch.enforcement.v1.AssignCampaignRequest;
import dev.stillwatch.enforcement.v1.AssignCampaignResponse;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CaseServiceGrpc;
import dev.stillwatch.enforcement.v1.DecideRereviewRequest;
import dev.stillwatch.enforcement.v1.DecideRereviewResponse;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.ListLabelsRequest;
import dev.stillwatch.enforcement.v1.ListLabelsResponse;
import dev.stillwatch.enforcement.v1.ListReviewsRequest;
import dev.stillwatch.enforcement.v1.ListReviewsResponse;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Review;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.grpc.PageToken;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.TreeSet;

/** The analyst's desk, over gRPC. Reads are answered by every replica from its views; commands by the one that decides. */
@Singleton
final class CaseApi extends CaseServiceGrpc.CaseServiceImplBase {

    private final CampaignView campaigns;
    private final AppealView appeals;
    private final LabelView labels;
    private final Desk desk;

    CaseApi(CampaignView campaigns, AppealView appeals, LabelView labels, Desk desk) {
        this.campaigns = campaigns;
        this.appeals = appeals;
        this.labels = labels;
        this.desk = desk;
    }

    @Override
    public void listReviews(ListReviewsRequest request, StreamObserver<ListReviewsResponse> responses) {
        String arguments = "reviews/" + new TreeSet<>(request.getStatesValueList()) + "/" + request.getUnassigned()
                + "/" + request.getMinRank() + "/" + request.getAssignee();
        ReviewQueue.Place after = ReviewPlaces.read(PageToken.read(request.getPageToken(), arguments));
        Page<Review> page = Page.of(
                ReviewQueue.after(after, campaigns.all(), appeals.rereviews(), filter(request)),
                PageToken.size(request.getPageSize(), 50, 500));
        ListReviewsResponse.Builder response = ListReviewsResponse.newBuilder().addAllReviews(page.entries());
        if (!page.last()) {
            response.setNextPageToken(PageToken.after(
                    arguments,
                    ReviewPlaces.write(ReviewQueue.place(page.entries().getLast()))));
        }
        answer(responses, response.build());
    }

    private static ReviewQueue.Filter filter(ListReviewsRequest request) {
        return new ReviewQueue.Filter(
                new HashSet<>(request.getStatesList()),
                request.getAssignee(),
                request.getUnassigned(),
                request.getMinRank());
    }

    @Override
    public void assignCampaign(AssignCampaignRequest request, StreamObserver<AssignCampaignResponse> responses) {
        Command command = new Command.Desk.Assign(
                request.getCampaignId(), request.getAssignee(), Caller.actor(request.getActor()), request.getEtag());
        Campaign campaign = desk.decide(command, request.getRequestId(), request, Campaign.class);
        answer(
                responses,
                AssignCampaignResponse.newBuilder().setCampaign(campaign).build());
    }

    @Override
    public void addNote(AddNoteRequest request, StreamObserver<AddNoteResponse> responses) {
        Command command =
                new Command.Desk.Note(request.getCampaignId(), Caller.actor(request.getAuthor()), request.getText());
        Campaign campaign = desk.decide(command, request.getRequestId(), request, Campaign.class);
        answer(responses, AddNoteResponse.newBuilder().setCampaign(campaign).build());
    }

    @Override
    public void decideRereview(DecideRereviewRequest request, StreamObserver<DecideRereviewResponse> responses) {
        Command command = new Command.Desk.DecideRereview(
                request.getRereviewId(),
                request.getOutcome(),
                Caller.actor(request.getReviewer()),
                request.getReason());
        Rereview rereview = desk.decide(command, request.getRequestId(), request, Rereview.class);
        answer(
                responses,
                DecideRereviewResponse.newBuilder().setRereview(rereview).build());
    }

    @Override
    public void listLabels(ListLabelsRequest request, StreamObserver<ListLabelsResponse> responses) {
        String arguments = "labels";
        Page<Label> page = Page.of(
                labels.after(PageToken.read(request.getPageToken(), arguments)),
                PageToken.size(request.getPageSize(), 50, 500));
        ListLabelsResponse.Builder response = ListLabelsResponse.newBuilder().addAllLabels(page.entries());
        if (!page.last()) {
            response.setNextPageToken(
                    PageToken.after(arguments, LabelView.place(page.entries().getLast())));
        }
        answer(responses, response.build());
    }

    private static <T> void answer(StreamObserver<T> responses, T response) {
        responses.onNext(response);
        responses.onCompleted();
    }
}
