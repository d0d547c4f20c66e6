package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.ThrottleConfiguration;
import dev.stillwatch.enforcement.check.Buckets;
import dev.stillwatch.enforcement.check.Leases;
import dev.stillwatch.platform.redis.LuaScript;
import dev.stillwatch.platform.redis.Redis;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Token buckets in Redis, exact over all replicas: one atomic operation a request of a throttled account at most, and none while the account's
 * bucket is known to be empty.
 */
@Singleton
public final class RedisBuckets implements Buckets {

    private final Redis redis;
    private final LuaScript takeToken = LuaScript.load(RedisBuckets.class, "/lua/take-token.lua");
    private final byte[] burst;
    private final byte[] intervalMicros;
    private final byte[] lease;
    private final Leases leases;
    private final long timeoutMillis;
    private final Dependencies dependencies;

    RedisBuckets(Redis redis, ThrottleConfiguration configuration, Dependencies dependencies) {
        this.dependencies = dependencies;
        this.redis = redis;
        this.burst = bytes(configuration.burst());
        this.intervalMicros =
                bytes(TimeUnit.NANOSECONDS.toMicros(configuration.interval().toNanos()));
        this.lease = bytes(configuration.lease());
        this.leases = new Leases(configuration.interval());
        this.timeoutMillis = configuration.timeout().toMillis();
    }

    @Override
    public Answer take(String accountId) {
        Answer known = leases.take(accountId, System.nanoTime());
        if (known != null) {
            return known;
        }
        Answer answer = ask(accountId);
        dependencies.redis(!(answer instanceof Answer.Unavailable));
        return answer;
    }

    private Answer ask(String accountId) {
        byte[][] keys = {redis.key("enforcement:bucket:{" + accountId + "}")};
        try {
            // Taken before asking: what is known ends rather too early than too late.
            long asked = System.nanoTime();
            long taken = takeToken
                    .<Long>run(redis.commands(), ScriptOutputType.INTEGER, keys, burst, intervalMicros, lease)
                    .toCompletableFuture()
                    .get(timeoutMillis, TimeUnit.MILLISECONDS);
            if (taken > 0) {
                leases.ahead(accountId, (int) taken - 1, asked);
                return new Answer.Taken();
            }
            Duration wait = Duration.of(-taken, ChronoUnit.MICROS);
            leases.empty(accountId, wait, asked);
            return new Answer.Empty(wait);
        } catch (ExecutionException | CompletionException | TimeoutException | RedisException e) {
            return new Answer.Unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable();
        }
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.UTF_8);
    }
}
