package dev.stillwatch.linking.api;

import dev.stillwatch.linking.LinkingConfiguration;
import dev.stillwatch.linking.cohort.Excerpt;
import dev.stillwatch.linking.cohort.Membership;
import dev.stillwatch.linking.cohort.Thresholds;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.state.CohortView;
import dev.stillwatch.linking.stream.GraphQuestions;
import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.linking.v1.ExplainMembershipRequest;
import dev.stillwatch.linking.v1.ExplainMembershipResponse;
import dev.stillwatch.linking.v1.Fact;
import dev.stillwatch.linking.v1.FindCohortRequest;
import dev.stillwatch.linking.v1.FindCohortResponse;
import dev.stillwatch.linking.v1.GetCohortRequest;
import dev.stillwatch.linking.v1.GetCohortResponse;
import dev.stillwatch.linking.v1.GetProgressRequest;
import dev.stillwatch.linking.v1.GetProgressResponse;
import dev.stillwatch.linking.v1.LinkingServiceGrpc;
import dev.stillwatch.linking.v1.ListCohortsRequest;
import dev.stillwatch.linking.v1.ListCohortsResponse;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers who is behind an account, as the proto says. */
@Singleton
public final class LinkingApi extends LinkingServiceGrpc.LinkingServiceImplBase {

    private static final String NOT_FOUND = "COHORT_NOT_FOUND";
    private static final String HISTORY_NOT_KEPT = "HISTORY_NOT_KEPT";
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String NO_MEMBER = "NOT_A_MEMBER";
    private static final String GRAPH_ELSEWHERE = "GRAPH_ELSEWHERE";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CohortView view;
    private final GraphQuestions questions;
    private final LinkWeights weights;
    private final Thresholds thresholds;

    LinkingApi(CohortView view, GraphQuestions questions, LinkingConfiguration configuration) {
        this.view = view;
        this.questions = questions;
        this.weights = configuration.weights();
        this.thresholds = configuration.thresholds();
    }

    @Override
    public void explainMembership(
            ExplainMembershipRequest request, StreamObserver<ExplainMembershipResponse> response) {
        Cohort cohort =
                found(view.get(request.getCohortId()), "There is no cohort of that id; it may have been dissolved");
        if (cohort.getCandidate()) {
            throw Errors.failedPrecondition(
                    NO_MEMBER,
                    "That is a candidate, whose accounts share one weak value, and no cohort; see its links");
        }
        if (!cohort.getMembersList().contains(request.getAccountId())) {
            throw Errors.failedPrecondition(
                    NO_MEMBER, "The account is not in that cohort; ask for the cohort it is in with FindCohort");
        }
        Membership why = Membership.of(
                excerpt(Set.copyOf(cohort.getMembersList())),
                weights,
                thresholds,
                request.getAccountId(),
                Set.copyOf(request.getWithoutKindsList()),
                Set.copyOf(request.getWithoutValuesList()));
        answer(
                response,
                ExplainMembershipResponse.newBuilder()
                        .setVersion(cohort.getVersion())
                        .setMember(why.member())
                        .addAllFacts(why.facts().stream().map(LinkingApi::fact).toList())
                        .addAllMinimal(
                                why.minimal().stream().map(LinkingApi::fact).toList())
                        .build());
    }

    private Excerpt excerpt(Set<String> accounts) {
        CompletableFuture<Excerpt> asked = questions.excerpt(accounts);
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            asked.cancel(false);
            throw Errors.unavailable(
                    GRAPH_ELSEWHERE,
                    "The shared evidence is not at hand: it is being rebuilt, or another replica holds it; ask again, or there",
                    PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable(GRAPH_ELSEWHERE, "This replica is being stopped; ask another", PATIENCE);
        }
    }

    private static Fact fact(Membership.Fact fact) {
        return Fact.newBuilder()
                .setKind(fact.value().kind().link())
                .setValue(fact.value().hash())
                .setNats(fact.nats())
                .setMembers(fact.members())
                .setHolders(fact.holders())
                .build();
    }

    @Override
    public void getCohort(GetCohortRequest request, StreamObserver<GetCohortResponse> response) {
        Optional<Cohort> known;
        try {
            known = request.hasAsOf()
                    ? view.get(request.getCohortId(), EventTime.millis(request.getAsOf()))
                    : view.get(request.getCohortId());
        } catch (IllegalArgumentException e) {
            throw Errors.failedPrecondition(
                    HISTORY_NOT_KEPT, "What the cohort was that long ago is kept no longer; ask for a later time");
        }
        Cohort cohort = found(known, "There is no cohort of that id at that time; it may have been dissolved");
        answer(response, GetCohortResponse.newBuilder().setCohort(cohort).build());
    }

    @Override
    public void findCohort(FindCohortRequest request, StreamObserver<FindCohortResponse> response) {
        Cohort cohort = found(view.of(request.getAccountId()), "That account is in no cohort");
        answer(response, FindCohortResponse.newBuilder().setCohort(cohort).build());
    }

    @Override
    public void listCohorts(ListCohortsRequest request, StreamObserver<ListCohortsResponse> response) {
        String after = PageToken.read(request.getPageToken(), "");
        int size = PageToken.size(request.getPageSize(), DEFAULT_PAGE, LARGEST_PAGE);
        List<Cohort> next = view.after(after, size + 1);
        var page = ListCohortsResponse.newBuilder();
        int bytes = 0;
        for (Cohort cohort : next) {
            bytes += cohort.getSerializedSize();
            if (page.getCohortsCount() == size || (page.getCohortsCount() > 0 && bytes > MOST_BYTES)) {
                String last = page.getCohorts(page.getCohortsCount() - 1).getCohortId();
                page.setNextPageToken(PageToken.after("", last));
                break;
            }
            page.addCohorts(cohort);
        }
        answer(response, page.build());
    }

    @Override
    public void getProgress(GetProgressRequest request, StreamObserver<GetProgressResponse> response) {
        var progress = GetProgressResponse.newBuilder();
        view.watermark().ifPresent(at -> progress.setWatermark(EventTime.timestamp(at)));
        answer(response, progress.build());
    }

    private static Cohort found(Optional<Cohort> cohort, String otherwise) {
        return cohort.orElseThrow(() -> Errors.notFound(NOT_FOUND, otherwise));
    }

    private static <T> void answer(StreamObserver<T> response, T message) {
        response.onNext(message);
        response.onCompleted();
    }
}
