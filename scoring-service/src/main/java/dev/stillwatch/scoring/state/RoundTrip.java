package dev.stillwatch.scoring.state;

import dev.stillwatch.platform.redis.Redis;
import dev.stillwatch.platform.redis.RedisConfiguration;
import dev.stillwatch.platform.redis.RedisUnavailableException;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.Stage;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Commands that are sent one after another without waiting in between, and awaited together: one round trip, counted. */
@Singleton
final class RoundTrip {

    private final Redis redis;
    private final RedisConfiguration configuration;
    private final ScoringMetrics metrics;

    RoundTrip(Redis redis, RedisConfiguration configuration, ScoringMetrics metrics) {
        this.redis = redis;
        this.configuration = configuration;
        this.metrics = metrics;
    }

    Redis redis() {
        return redis;
    }

    /**
     * Sends and awaits.
     *
     * @param stage on whose behalf
     * @param send sends the commands and returns what to wait for
     * @return the answers in order; an element is null where the answer is
     * @throws RedisUnavailableException when one failed or took too long
     */
    <T> List<T> of(Stage stage, Supplier<? extends List<? extends CompletionStage<T>>> send) {
        metrics.add(ScoringMetrics.Count.ROUND_TRIPS, stage, 1);
        List<T> answers = new ArrayList<>();
        for (CompletionStage<T> pending : send.get()) {
            answers.add(await(pending));
        }
        return answers;
    }

    private <T> T await(CompletionStage<T> pending) {
        try {
            return pending.toCompletableFuture().get(configuration.timeout().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RedisUnavailableException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisUnavailableException(e);
        }
    }
}
