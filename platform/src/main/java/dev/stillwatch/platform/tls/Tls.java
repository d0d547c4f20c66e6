package dev.stillwatch.platform.tls;

import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service's TLS. Looks at the files now and then; what changed is used by every handshake from then on, while connections that stand go on undisturbed.
 * When the files can't be used it keeps what it has, complains in the log, and counts.
 */
@Singleton
public final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    private final TlsConfiguration configuration;
    private final LongCounter reloads;
    private @Nullable TlsFiles files;
    private @Nullable ScheduledExecutorService watch;

    Tls(TlsConfiguration configuration, Meter meter, Clock clock) {
        this.configuration = configuration;
        this.reloads = meter.counterBuilder("stillwatch.tls.reloads")
                .setDescription("Times that changed certificate files were taken, or could not be")
                .build();
        if (configuration.on()) {
            reloads.add(0, Attributes.of(OUTCOME, "taken"));
            reloads.add(0, Attributes.of(OUTCOME, "failed"));
            TlsFiles following = new TlsFiles(
                    Path.of(configuration.certificateFile()),
                    Path.of(configuration.keyFile()),
                    Path.of(configuration.trustFile()));
            following.refresh();
            gauge(
                    meter,
                    "stillwatch.tls.certificate.expiry",
                    "Time until the certificate in use runs out",
                    () -> Duration.between(clock.instant(), following.expiry()));
            gauge(
                    meter,
                    "stillwatch.tls.trust.expiry",
                    "Time until the first of the trusted authorities runs out",
                    () -> Duration.between(clock.instant(), following.trustExpiry()));
            this.files = following;
            this.watch = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tls-files").factory());
            long every = configuration.refresh().toMillis();
            var _ = watch.scheduleWithFixedDelay(this::refresh, every, every, TimeUnit.MILLISECONDS);
        }
    }

    /** No TLS, for servers in tests. */
    public static Tls none() {
        return new Tls(
                TlsConfiguration.NONE, MeterProvider.noop().get("none"), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private interface Left {
        Duration get();
    }

    private static void gauge(Meter meter, String name, String description, Left left) {
        var _ = meter.gaugeBuilder(name)
                .setDescription(description)
                .setUnit("s")
                .ofLongs()
                .buildWithCallback(m -> m.record(left.get().toSeconds()));
    }

    /** Whether there is TLS. */
    public boolean on() {
        return files != null;
    }

    /** When the certificate in use runs out; {@link Instant#MAX} without TLS. */
    public Instant expiry() {
        return files == null ? Instant.MAX : files.expiry();
    }

    /** What a gRPC server is opened with; plain text without TLS. */
    public ServerCredentials server() {
        TlsFiles following = files;
        if (following == null) {
            return InsecureServerCredentials.create();
        }
        return TlsServerCredentials.newBuilder()
                .keyManager(following.keys())
                .trustManager(following.trust())
                .clientAuth(
                        switch (configuration.clientCertificate()) {
                            case REQUIRED -> ClientAuth.REQUIRE;
                            case OPTIONAL -> ClientAuth.OPTIONAL;
                        })
                .build();
    }

    /** The certificate and its key for other servers of the service, always those in use; empty without TLS. */
    Optional<X509ExtendedKeyManager> keys() {
        return Optional.ofNullable(files).map(TlsFiles::keys);
    }

    /** Looks at the files now. */
    public void refresh() {
        TlsFiles following = files;
        if (following == null) {
            return;
        }
        try {
            if (following.refresh()) {
                reloads.add(1, Attributes.of(OUTCOME, "taken"));
                LOG.info("Took new certificate files; the certificate holds until {}", following.expiry());
            }
        } catch (RuntimeException e) {
            reloads.add(1, Attributes.of(OUTCOME, "failed"));
            LOG.error(
                    "Certificate files have changed and can't be used; going on with the old ones: {}", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        if (watch != null) {
            watch.shutdownNow();
        }
    }
}
