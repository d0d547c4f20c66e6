package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.AppealConfiguration;
import dev.stillwatch.enforcement.appeal.Appeals;
import dev.stillwatch.enforcement.appeal.Statements;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.AppealView;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealServiceGrpc;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.DecideAppealRequest;
import dev.stillwatch.enforcement.v1.DecideAppealResponse;
import dev.stillwatch.enforcement.v1.GetAppealRequest;
import dev.stillwatch.enforcement.v1.GetAppealResponse;
import dev.stillwatch.enforcement.v1.GetStatementOfReasonsRequest;
import dev.stillwatch.enforcement.v1.GetStatementOfReasonsResponse;
import dev.stillwatch.enforcement.v1.ListAppealsRequest;
import dev.stillwatch.enforcement.v1.ListAppealsResponse;
import dev.stillwatch.enforcement.v1.OpenAppealRequest;
import dev.stillwatch.enforcement.v1.OpenAppealResponse;
import dev.stillwatch.enforcement.v1.StatementOfReasons;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** Appeals, over gRPC. */
@Singleton
final class AppealApi extends AppealServiceGrpc.AppealServiceImplBase {

    private final ActionView actions;
    private final AppealView appeals;
    private final Desk desk;
    private final Duration decidedWithin;

    AppealApi(ActionView actions, AppealView appeals, Desk desk, AppealConfiguration configuration) {
        this.actions = actions;
        this.appeals = appeals;
        this.desk = desk;
        this.decidedWithin = configuration.decidedWithin();
    }

    @Override
    public void getStatementOfReasons(
            GetStatementOfReasonsRequest request, StreamObserver<GetStatementOfReasonsResponse> responses) {
        StatementOfReasons statement = Statements.of(
                        actions.after(ActionView.Place.START, request.getAccountId())
                                .toList(),
                        appeals.openOf(request.getAccountId()).orElse(null),
                        decidedWithin)
                .orElseThrow(() -> Errors.notFound(
                        "NOT_RESTRICTED", "Nothing that its holder could notice is in force on the account"));
        answer(
                responses,
                GetStatementOfReasonsResponse.newBuilder()
                        .setStatement(statement)
                        .build());
    }

    @Override
    public void openAppeal(OpenAppealRequest request, StreamObserver<OpenAppealResponse> responses) {
        Command command = new Command.Desk.OpenAppeal(
                Appeals.id(request.getAccountId(), request.getRequestId()),
                request.getAccountId(),
                request.getStatement(),
                request.getDecisionId(),
                Caller.actor(request.getActor()),
                decidedWithin);
        Appeal appeal = desk.decide(command, request.getRequestId(), request, Appeal.class);
        answer(responses, OpenAppealResponse.newBuilder().setAppeal(appeal).build());
    }

    @Override
    public void getAppeal(GetAppealRequest request, StreamObserver<GetAppealResponse> responses) {
        Appeal appeal = appeals.get(request.getAppealId())
                .orElseThrow(() -> Errors.notFound("APPEAL_NOT_FOUND", "There is no appeal " + request.getAppealId()));
        answer(responses, GetAppealResponse.newBuilder().setAppeal(appeal).build());
    }

    @Override
    public void listAppeals(ListAppealsRequest request, StreamObserver<ListAppealsResponse> responses) {
        String arguments =
                "appeals/" + request.getStateValue() + "/" + request.getOverdue() + "/" + request.getAccountId();
        String after = PageToken.read(request.getPageToken(), arguments);
        Page<Appeal> page = Page.of(following(request, after), PageToken.size(request.getPageSize(), 50, 500));
        ListAppealsResponse.Builder response = ListAppealsResponse.newBuilder().addAllAppeals(page.entries());
        if (!page.last()) {
            response.setNextPageToken(
                    PageToken.after(arguments, place(page.entries().getLast())));
        }
        answer(responses, response.build());
    }

    private Stream<Appeal> following(ListAppealsRequest request, String after) {
        return appeals.all().stream()
                .filter(a -> request.getState() == AppealState.APPEAL_STATE_UNSPECIFIED
                        || a.getState() == request.getState())
                .filter(a -> !request.getOverdue() || appeals.isOverdue(a))
                .filter(a ->
                        request.getAccountId().isEmpty() || a.getAccountId().equals(request.getAccountId()))
                .filter(a -> place(a).compareTo(after) > 0)
                .sorted(Comparator.comparing(AppealApi::place));
    }

    /** By when it is due; of those due together, by id. Hexadecimal of one width sorts as the number does. */
    private static String place(Appeal appeal) {
        return String.format("%016x/%s", EventTime.millis(appeal.getDueAt()), appeal.getAppealId());
    }

    @Override
    public void decideAppeal(DecideAppealRequest request, StreamObserver<DecideAppealResponse> responses) {
        Command command = new Command.Desk.DecideAppeal(
                request.getAppealId(),
                request.getOutcome(),
                Caller.actor(request.getReviewer()),
                request.getReason(),
                request.getEtag());
        Appeal appeal = desk.decide(command, request.getRequestId(), request, Appeal.class);
        answer(responses, DecideAppealResponse.newBuilder().setAppeal(appeal).build());
    }

    private static <T> void answer(StreamObserver<T> responses, T response) {
        responses.onNext(response);
        responses.onCompleted();
    }
}
