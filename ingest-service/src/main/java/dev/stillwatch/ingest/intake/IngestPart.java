package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.stream.Recovery;
import dev.stillwatch.ingest.stream.Session;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.platform.redis.RedisUnavailableException;
import dev.stillwatch.platform.service.Part;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of the service: recovers in the background until it succeeds, opens the intake, and then beats once a second, so that time goes
 * on when live traffic is idle, positions are remembered and old days forgotten.
 */
@Singleton
final class IngestPart implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(IngestPart.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final Recovery recovery;
    private final Intake intake;
    private final IngestConfiguration configuration;
    private final Clock clock;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-beat").daemon(true).factory());
    private volatile @Nullable Session session;
    private long forgotten = Long.MIN_VALUE;

    IngestPart(
            Recovery recovery, Intake intake, IngestConfiguration configuration, Clock clock, IngestMetrics metrics) {
        this.recovery = recovery;
        this.intake = intake;
        this.configuration = configuration;
        this.clock = clock;
        metrics.watermarkLag(this::lagSeconds);
    }

    @Override
    public void start() {
        beats.execute(this::recover);
        var _ = beats.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean ready() {
        return intake.isOpen();
    }

    @Override
    public void stop() {
        intake.stop();
        beats.shutdown();
        try {
            if (!beats.awaitTermination(BEAT.toSeconds() * 10, TimeUnit.SECONDS)) {
                beats.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Session open = session;
        if (open != null) {
            open.log().close();
            try {
                open.memory().flush();
            } catch (RedisUnavailableException e) {
                LOG.info("The next start reads some records again: {}", e.getMessage());
            }
        }
    }

    private void recover() {
        var patience = Patience.until(() -> false);
        for (int attempt = 0; ; attempt++) {
            try {
                Session recovered = recovery.recover();
                session = recovered;
                intake.open(recovered);
                return;
            } catch (RuntimeException e) {
                LOG.warn("Where an earlier run was can't be found out yet: {}", e.toString());
                if (!patience.pause(attempt, intake.stopping())) {
                    return;
                }
            }
        }
    }

    private void beat() {
        Session open = session;
        if (open == null) {
            return;
        }
        try {
            open.log().beat();
            open.memory().flush();
            forget(open);
        } catch (RedisUnavailableException e) {
            LOG.debug("What can wait is written to Redis later: {}", e.getMessage());
        } catch (RuntimeException e) {
            // A beat that fails must not end the beats.
            LOG.warn("A beat failed: {}", e.toString());
        }
    }

    private void forget(Session open) {
        OptionalLong watermark = open.log().watermark();
        if (watermark.isPresent()) {
            long day = Math.floorDiv(
                    watermark.getAsLong() - configuration.seenWindow().toMillis(), DAY_MILLIS);
            if (day > forgotten) {
                open.memory().forgetBefore(day);
                open.memory().forgetHandlesBefore(Math.floorDiv(watermark.getAsLong(), DAY_MILLIS));
                forgotten = day;
            }
        }
    }

    private double lagSeconds() {
        Session open = session;
        OptionalLong watermark =
                open == null ? OptionalLong.empty() : open.log().watermark();
        return watermark.isEmpty() ? Double.NaN : (clock.millis() - watermark.getAsLong()) / 1000.0;
    }
}
