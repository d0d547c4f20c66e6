package dev.stillwatch.scoring.api;

import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import dev.stillwatch.scoring.state.Listing;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.GetAssessmentRequest;
import dev.stillwatch.scoring.v1.GetAssessmentResponse;
import dev.stillwatch.scoring.v1.GetProgressRequest;
import dev.stillwatch.scoring.v1.GetProgressResponse;
import dev.stillwatch.scoring.v1.ListAssessmentsRequest;
import dev.stillwatch.scoring.v1.ListAssessmentsResponse;
import dev.stillwatch.scoring.v1.ScoringServiceGrpc;
import dev.stillwatch.scoring.v1.SubjectKind;
import dev.stillwatch.type.v1.Subject;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Answers: what is it doing? */
@Singleton
final class ScoringGrpc extends ScoringServiceGrpc.ScoringServiceImplBase {

    private static final int PAGE = 1_000;
    private static final int MOST = 5_000;

    /** A page is cut here, so that it fits the 4 MiB that gRPC clients take by default. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    private final Catalog catalog;
    private final Listing listing;
    private final Progress progress;

    ScoringGrpc(Catalog catalog, Listing listing, Progress progress) {
        this.catalog = catalog;
        this.listing = listing;
        this.progress = progress;
    }

    @Override
    public void getAssessment(GetAssessmentRequest request, StreamObserver<GetAssessmentResponse> response) {
        Subject subject = request.getSubject();
        Optional<Assessment> found = switch (subject.getKindCase()) {
            case ACCOUNT -> catalog.account(subject.getAccount());
            case COHORT -> catalog.cohort(subject.getCohort());
            case KIND_NOT_SET -> Optional.empty();
        };
        Assessment assessment = found.orElseThrow(() -> Errors.notFound(
                "ASSESSMENT_NOT_FOUND",
                "Nothing is known of this subject: no event of it has been assessed yet, or the cohort was dissolved"));
        response.onNext(
                GetAssessmentResponse.newBuilder().setAssessment(assessment).build());
        response.onCompleted();
    }

    @Override
    public void listAssessments(ListAssessmentsRequest request, StreamObserver<ListAssessmentsResponse> response) {
        boolean accounts = request.getKind() == SubjectKind.SUBJECT_KIND_ACCOUNT;
        String arguments = request.getKind().name();
        String after = PageToken.read(request.getPageToken(), arguments);
        int size = PageToken.size(request.getPageSize(), PAGE, MOST);
        // One more than the page tells whether there is a next one.
        List<String> ids = accounts ? listing.accounts(after, size + 1) : listing.cohorts(after, size + 1);
        List<String> wanted = ids.subList(0, Math.min(size, ids.size()));
        var page = ListAssessmentsResponse.newBuilder();
        String last = "";
        int bytes = 0;
        for (Assessment assessment : accounts ? catalog.accounts(wanted) : catalog.cohorts(wanted)) {
            bytes += assessment.getSerializedSize();
            if (bytes > MOST_BYTES) {
                break;
            }
            page.addAssessments(assessment);
            last = accounts
                    ? assessment.getSubject().getAccount()
                    : assessment.getSubject().getCohort();
        }
        boolean cut = bytes > MOST_BYTES;
        if (cut || ids.size() > size) {
            page.setNextPageToken(PageToken.after(arguments, cut ? last : wanted.getLast()));
        }
        response.onNext(page.build());
        response.onCompleted();
    }

    @Override
    public void getProgress(GetProgressRequest request, StreamObserver<GetProgressResponse> response) {
        var answer = GetProgressResponse.newBuilder();
        progress.throughMillis().ifPresent(millis -> answer.setWatermark(EventTime.timestamp(millis)));
        response.onNext(answer.build());
        response.onCompleted();
    }
}
