package dev.stillwatch.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.RetryInfo;
import dev.stillwatch.type.v1.Role;
import io.github.bucket4j.TimeMeter;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotasTest {

    private static final Principal ADA = new Principal("ada", Principal.Kind.TOKEN, Set.of(Role.ROLE_ANALYST), "");
    private static final Principal BOB = new Principal("bob", Principal.Kind.TOKEN, Set.of(Role.ROLE_ANALYST), "");
    private static final Principal GATEWAY =
            new Principal("envoy", Principal.Kind.CERTIFICATE, Set.of(Role.ROLE_GATEWAY), "");

    private final AtomicLong nanos = new AtomicLong();
    private final Quotas quotas = new Quotas(new QuotaConfiguration(2, 0, 0, 1), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void callsOverTheRateAreRefusedUntilTheTimeThatIsSaid() {
        quotas.enter(ADA).run();
        quotas.enter(ADA).run();
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, () -> quotas.enter(ADA));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(Door.detail(failure, RetryInfo.class).getRetryDelay())
                .isEqualTo(com.google.protobuf.Duration.newBuilder()
                        .setNanos(500_000_000)
                        .build());
        quotas.enter(BOB).run();

        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        quotas.enter(ADA).run();
    }

    @Test
    void zeroIsNoLimitAndWhatHasEndedCountsNoMore() {
        for (int i = 0; i < 1000; i++) {
            Runnable leave = quotas.enter(GATEWAY);
            assertThat(catchThrowableOfType(StatusRuntimeException.class, () -> quotas.enter(GATEWAY)))
                    .isNotNull();
            leave.run();
            leave.run();
        }
    }
}
