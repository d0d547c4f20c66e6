package dev.stillwatch.platform.access;

import dev.stillwatch.platform.access.AccessConfiguration.Mode;
import dev.stillwatch.platform.grpc.GrpcConfiguration;
import dev.stillwatch.type.v1.Role;
import io.github.bucket4j.TimeMeter;
import io.grpc.ServerInterceptor;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service's access control as it is configured. It refuses to be off where others than this machine reach the service, unless it is told to be. */
@Singleton
public final class Access {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    private final Mode mode;
    private final @Nullable Callers callers;
    private final AccessInterceptor door;
    private final EvidenceInterceptor evidence;

    @Inject
    Access(AccessSettings settings, GrpcConfiguration grpc, EvidenceReads reads, Meter meter, Clock clock) {
        this(settings, grpc.host(), reads, meter, clock, TimeMeter.SYSTEM_NANOTIME);
    }

    Access(AccessSettings settings, String host, EvidenceReads reads, Meter meter, Clock clock, TimeMeter time) {
        this.mode = settings.mode(host);
        this.callers = mode == Mode.OPEN ? null : settings.callers(clock);
        this.door = new AccessInterceptor(callers, new Quotas(settings.quota(), time), new AccessMetrics(meter));
        this.evidence = new EvidenceInterceptor(reads);
        if (mode == Mode.OPEN) {
            LOG.warn(
                    "ACCESS CONTROL IS OFF: whoever reaches this port may do everything, unknown. For development only; docs/access.md");
        } else {
            LOG.info("Access control is on ({}): {}", mode, settings.tlsOn() ? "certificates and tokens" : "tokens");
        }
    }

    /** Access control that is off, for servers in tests. */
    public static Access open() {
        return new Access(
                AccessSettings.OPEN,
                "127.0.0.1",
                read -> {},
                MeterProvider.noop().get("test"),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                TimeMeter.SYSTEM_NANOTIME);
    }

    /** Whether callers are known. */
    public boolean on() {
        return mode != Mode.OPEN;
    }

    /** Lets in or refuses; to be called before anything of the service. */
    public ServerInterceptor door() {
        return door;
    }

    /** Enters reads of evidence; to be called after the request was found valid. */
    public ServerInterceptor evidence() {
        return evidence;
    }

    /**
     * The bearer of a token that came over HTTP, if they are known and have the role.
     *
     * @param authorization value of the Authorization header
     */
    public Optional<Principal> bearer(String authorization, Role role) {
        if (callers == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(callers.ofToken(authorization))
                    .filter(p -> p.roles().contains(role));
        } catch (Refused e) {
            return Optional.empty();
        }
    }
}
