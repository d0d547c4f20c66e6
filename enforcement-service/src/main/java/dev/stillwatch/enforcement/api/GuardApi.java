package dev.stillwatch.enforcement.api;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.guard.CanaryResults;
import dev.stillwatch.enforcement.guard.Share;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.GuardView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.ApproveBatchRequest;
import dev.stillwatch.enforcement.v1.ApproveBatchResponse;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.EndCanaryRequest;
import dev.stillwatch.enforcement.v1.EndCanaryResponse;
import dev.stillwatch.enforcement.v1.GetCanaryReportRequest;
import dev.stillwatch.enforcement.v1.GetCanaryReportResponse;
import dev.stillwatch.enforcement.v1.GetSwitchesRequest;
import dev.stillwatch.enforcement.v1.GetSwitchesResponse;
import dev.stillwatch.enforcement.v1.GuardServiceGrpc;
import dev.stillwatch.enforcement.v1.ListBatchesRequest;
import dev.stillwatch.enforcement.v1.ListBatchesResponse;
import dev.stillwatch.enforcement.v1.RejectBatchRequest;
import dev.stillwatch.enforcement.v1.RejectBatchResponse;
import dev.stillwatch.enforcement.v1.StartCanaryRequest;
import dev.stillwatch.enforcement.v1.StartCanaryResponse;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.enforcement.v1.UpdateSwitchesRequest;
import dev.stillwatch.enforcement.v1.UpdateSwitchesResponse;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** The desk of those who bound enforcement, over gRPC. Reads are answered by every replica from its views; commands by the one that decides. */
@Singleton
final class GuardApi extends GuardServiceGrpc.GuardServiceImplBase {

    private final GuardView guards;
    private final ActionView actions;
    private final Progress progress;
    private final PolicyDesk policies;
    private final Desk desk;
    private final SecureRandom random = new SecureRandom();

    GuardApi(GuardView guards, ActionView actions, Progress progress, PolicyDesk policies, Desk desk) {
        this.guards = guards;
        this.actions = actions;
        this.progress = progress;
        this.policies = policies;
        this.desk = desk;
    }

    @Override
    public void getSwitches(GetSwitchesRequest request, StreamObserver<GetSwitchesResponse> responses) {
        answer(
                responses,
                GetSwitchesResponse.newBuilder()
                        .setSwitches(shown(guards.effective()))
                        .build());
    }

    @Override
    public void updateSwitches(UpdateSwitchesRequest request, StreamObserver<UpdateSwitchesResponse> responses) {
        Switches wanted = Switches.newBuilder()
                .setFrozen(request.getFrozen())
                .setShadow(request.getShadow())
                .setHoldoutShare(request.getHoldoutShare())
                .setHoldoutKey(key())
                .setSetBy(Caller.actor(request.getActor()))
                .setNote(request.getNote())
                .build();
        Switches set = desk.decide(new Command.SetSwitches(wanted), request.getRequestId(), request, Switches.class);
        answer(
                responses,
                UpdateSwitchesResponse.newBuilder()
                        .setSwitches(shown(guards.effective(set)))
                        .build());
    }

    @Override
    public void listBatches(ListBatchesRequest request, StreamObserver<ListBatchesResponse> responses) {
        String arguments = "batches/" + request.getEnded();
        String after = PageToken.read(request.getPageToken(), arguments);
        Page<Batch> page = Page.of(
                guards.after(after).filter(b -> request.getEnded() || b.getState() == Batch.State.STATE_PENDING),
                PageToken.size(request.getPageSize(), 50, 500));
        ListBatchesResponse.Builder response = ListBatchesResponse.newBuilder().addAllBatches(page.entries());
        if (!page.last()) {
            response.setNextPageToken(
                    PageToken.after(arguments, page.entries().getLast().getBatchId()));
        }
        answer(responses, response.build());
    }

    @Override
    public void approveBatch(ApproveBatchRequest request, StreamObserver<ApproveBatchResponse> responses) {
        Command command =
                new Command.ApproveBatch(request.getBatchId(), Caller.actor(request.getActor()), request.getNote());
        Batch batch = desk.decide(command, request.getRequestId(), request, Batch.class);
        answer(responses, ApproveBatchResponse.newBuilder().setBatch(batch).build());
    }

    @Override
    public void rejectBatch(RejectBatchRequest request, StreamObserver<RejectBatchResponse> responses) {
        Command command =
                new Command.RejectBatch(request.getBatchId(), Caller.actor(request.getActor()), request.getNote());
        Batch batch = desk.decide(command, request.getRequestId(), request, Batch.class);
        answer(responses, RejectBatchResponse.newBuilder().setBatch(batch).build());
    }

    @Override
    public void startCanary(StartCanaryRequest request, StreamObserver<StartCanaryResponse> responses) {
        Command command = new Command.StartCanary(
                policies.compiled(request.getPoliciesList(), request.getNote()),
                request.getShare(),
                key(),
                Caller.actor(request.getActor()),
                request.getNote());
        Canary canary = desk.decide(command, request.getRequestId(), request, Canary.class);
        answer(
                responses,
                StartCanaryResponse.newBuilder().setCanary(shown(canary)).build());
    }

    @Override
    public void endCanary(EndCanaryRequest request, StreamObserver<EndCanaryResponse> responses) {
        Command command =
                new Command.EndCanary(request.getPromote(), Caller.actor(request.getActor()), request.getNote());
        Canary canary = desk.decide(command, request.getRequestId(), request, Canary.class);
        answer(
                responses,
                EndCanaryResponse.newBuilder().setCanary(shown(canary)).build());
    }

    @Override
    public void getCanaryReport(GetCanaryReportRequest request, StreamObserver<GetCanaryReportResponse> responses) {
        Canary canary = guards.canary().orElseThrow(() -> Errors.notFound("NO_CANARY", "No canary ever ran"));
        GetCanaryReportResponse.Builder report = GetCanaryReportResponse.newBuilder()
                .setCanary(shown(canary))
                .addAllResults(CanaryResults.of(canary, actions.after(ActionView.Place.START)));
        progress.decidedMillis().ifPresent(millis -> report.setAsOf(EventTime.timestamp(millis)));
        answer(responses, report.build());
    }

    private ByteString key() {
        byte[] key = new byte[Share.KEY_BYTES];
        random.nextBytes(key);
        return ByteString.copyFrom(key);
    }

    private static Switches shown(Switches switches) {
        return switches.toBuilder().clearHoldoutKey().build();
    }

    private static Canary shown(Canary canary) {
        return canary.toBuilder().clearKey().build();
    }

    private static <T> void answer(StreamObserver<T> responses, T response) {
        responses.onNext(response);
        responses.onCompleted();
    }
}
