package dev.stillwatch.enforcement.api;

import com.google.protobuf.Duration;
import com.google.rpc.Code;
import dev.stillwatch.enforcement.backtest.LiveActions;
import dev.stillwatch.enforcement.backtest.Reports;
import dev.stillwatch.enforcement.backtest.Reviews;
import dev.stillwatch.enforcement.backtest.Trial;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.CampaignView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.stream.PastWindow;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.BacktestRequest;
import dev.stillwatch.enforcement.v1.BacktestResponse;
import dev.stillwatch.enforcement.v1.BacktestServiceGrpc;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Backtests, over gRPC. Any replica runs one at a time; it holds the window's accounts in memory while it does. */
@Singleton
final class BacktestApi extends BacktestServiceGrpc.BacktestServiceImplBase {

    private static final int SAMPLE = 20;
    private static final long DEFAULT_WINDOW = java.time.Duration.ofDays(7).toMillis();
    private static final java.time.Duration RETRY_AFTER = java.time.Duration.ofSeconds(1);
    private static final String VERSION = "candidate@0";

    private final PastWindow past;
    private final PolicyDesk policies;
    private final ActionView actions;
    private final CampaignView campaigns;
    private final Progress progress;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    BacktestApi(
            PastWindow past,
            PolicyDesk policies,
            ActionView actions,
            CampaignView campaigns,
            Progress progress,
            Clock clock) {
        this.past = past;
        this.policies = policies;
        this.actions = actions;
        this.campaigns = campaigns;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public void backtest(BacktestRequest request, StreamObserver<BacktestResponse> responses) {
        CompiledPolicies compiled = policies.compiled(request.getPoliciesList(), "");
        CompiledPolicies candidate =
                compiled.as(compiled.set().toBuilder().setVersion(VERSION).build());
        long decided = progress.decidedMillis()
                .orElseThrow(() -> invalid("Nothing has been decided yet, so there is no past to decide on again"));
        long until = request.hasEndTime() ? EventTime.millis(request.getEndTime()) : decided;
        long from = request.hasStartTime() ? EventTime.millis(request.getStartTime()) : until - DEFAULT_WINDOW;
        if (from >= until) {
            throw invalid("start_time must be before end_time");
        }
        if (until > decided) {
            throw invalid(
                    "end_time is after what has been decided; decisions have come to " + EventTime.timestamp(decided));
        }
        if (!one.tryAcquire()) {
            throw Errors.of(
                    Code.RESOURCE_EXHAUSTED,
                    "BACKTEST_RUNNING",
                    "This replica runs a backtest already; wait for it, or ask another replica",
                    Map.of());
        }
        try {
            responses.onNext(
                    run(candidate, from, until, request.getSampleSize() == 0 ? SAMPLE : request.getSampleSize()));
            responses.onCompleted();
        } catch (PastWindow.Cancelled e) {
            throw Status.CANCELLED.withDescription("The caller has gone").asRuntimeException();
        } catch (ExecutionException e) {
            throw Errors.unavailable("KAFKA_UNAVAILABLE", "Kafka does not answer; try again", RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable("STOPPING", "The replica stops", RETRY_AFTER);
        } finally {
            one.release();
        }
    }

    private BacktestResponse run(CompiledPolicies candidate, long from, long until, int sample)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        var set = candidate.set().getPoliciesList();
        Trial trial = new Trial(set);
        Reviews reviews = new Reviews(campaigns.after("").toList());
        Context context = Context.current();
        PastWindow.Reading reading = past.decide(
                candidate, from, until, reviews, reversedBefore(from), trial, clock.millis(), context::isCancelled);
        LiveActions live = LiveActions.of(actions.after(ActionView.Place.START), from, until);
        BacktestResponse.Builder report = Reports.of(trial, set, live, reviews::extraction, sample)
                .setStartTime(EventTime.timestamp(from))
                .setEndTime(EventTime.timestamp(until))
                .setHistoryComplete(reading.completeFromMillis().isEmpty());
        reading.completeFromMillis().ifPresent(m -> report.setCompleteFrom(EventTime.timestamp(m)));
        report.getCostBuilder()
                .setConditions(reading.conditions())
                .setRecords(reading.records())
                .setDeciding(duration(reading.decidingNanos()))
                .setElapsed(duration(System.nanoTime() - start));
        return report.build();
    }

    private Stream<Action> reversedBefore(long from) {
        return actions.after(ActionView.Place.START)
                .filter(a ->
                        a.getState() == Action.State.STATE_REVERSED && EventTime.millis(a.getReversedAt()) <= from);
    }

    private static Duration duration(long nanos) {
        java.time.Duration duration = java.time.Duration.ofNanos(nanos);
        return Duration.newBuilder()
                .setSeconds(duration.toSeconds())
                .setNanos(duration.toNanosPart())
                .build();
    }

    private static RuntimeException invalid(String message) {
        return Errors.of(Code.INVALID_ARGUMENT, "WINDOW_INVALID", message, Map.of());
    }
}
