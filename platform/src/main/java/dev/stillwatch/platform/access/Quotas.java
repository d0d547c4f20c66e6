package dev.stillwatch.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.rpc.Code;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.type.v1.Role;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Holds each caller to its quota on this replica. */
final class Quotas {

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final Duration BUSY = Duration.ofMillis(100);

    private record Owner(Principal.Kind kind, String name) {}

    private static final class Use {

        private final AtomicLong inFlight = new AtomicLong();
        private final @Nullable Bucket bucket;

        Use(@Nullable Bucket bucket) {
            this.bucket = bucket;
        }
    }

    private final QuotaConfiguration configuration;
    private final TimeMeter time;
    private final Cache<Owner, Use> uses =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN).build();

    Quotas(QuotaConfiguration configuration, TimeMeter time) {
        this.configuration = configuration;
        this.time = time;
    }

    /**
     * Counts a call.
     *
     * @return to be run when the call has ended; again does nothing
     * @throws StatusRuntimeException RESOURCE_EXHAUSTED, reason QUOTA_EXCEEDED, with RetryInfo and QuotaFailure
     */
    Runnable enter(Principal principal) {
        boolean gateway = principal.roles().contains(Role.ROLE_GATEWAY);
        long rate = gateway ? configuration.gatewayRequestsPerSecond() : configuration.requestsPerSecond();
        long most = gateway ? configuration.gatewayInFlight() : configuration.inFlight();
        Use use =
                uses.get(new Owner(principal.kind(), principal.name()), o -> new Use(rate == 0 ? null : bucket(rate)));
        if (use.bucket != null) {
            ConsumptionProbe probe = use.bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw exceeded("requests-per-second", rate, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
        if (use.inFlight.incrementAndGet() > most && most > 0) {
            use.inFlight.decrementAndGet();
            throw exceeded("in-flight", most, BUSY);
        }
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                use.inFlight.decrementAndGet();
            }
        };
    }

    private Bucket bucket(long rate) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    private static StatusRuntimeException exceeded(String quota, long limit, Duration after) {
        return Errors.of(
                Code.RESOURCE_EXHAUSTED,
                "QUOTA_EXCEEDED",
                "More than the " + limit + " of your " + quota
                        + " on this replica; ask again later, or ask the operator for more",
                Map.of("quota", quota, "limit", Long.toString(limit)),
                RetryInfo.newBuilder()
                        .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                                .setSeconds(after.toSeconds())
                                .setNanos(after.toNanosPart()))
                        .build(),
                QuotaFailure.newBuilder()
                        .addViolations(QuotaFailure.Violation.newBuilder()
                                .setSubject("caller")
                                .setDescription("stillwatch.access.quota." + quota + " is " + limit))
                        .build());
    }
}
