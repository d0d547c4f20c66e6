package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.LinkingConfiguration;
import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.telemetry.BatchSpans;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology. A thread that fails is replaced, after a moment, and takes up where the last commit was. */
@Singleton
public final class LinkingStreams implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(LinkingStreams.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean ran;

    LinkingStreams(
            LinkingConfiguration linking,
            EpochConfiguration epochs,
            KafkaClients clients,
            GraphQuestions questions,
            Meter meter,
            BatchSpans spans) {
        KafkaConfiguration kafka = clients.configuration();
        var deadLetters = meter.counterBuilder("stillwatch.linking.dead_letters")
                .setDescription("Records that could not be read and were put aside")
                .build();
        deadLetters.add(0);
        var topology = LinkingTopology.of(
                StreamsSettings.rules(linking, kafka, epochs),
                questions,
                spans,
                Topic.SKETCHES.name(kafka),
                Topic.ACCOUNTS.name(kafka),
                Topic.COHORTS.name(kafka));
        streams = new KafkaStreams(topology, StreamsSettings.properties(linking, clients, deadLetters));
        streams.setUncaughtExceptionHandler(this::replace);
        streams.setStateListener((now, before) -> {
            LOG.info("linking streams: {} after {}", now, before);
            if (now == KafkaStreams.State.RUNNING) {
                ran = true;
            }
        });
        meter.gaugeBuilder("stillwatch.linking.running")
                .ofLongs()
                .setDescription("1 while the stages are at work, 0 while they are rebuilt, moved or stopped")
                .buildWithCallback(m -> m.record(streams.state() == KafkaStreams.State.RUNNING ? 1 : 0));
    }

    private StreamThreadExceptionResponse replace(Throwable failure) {
        LOG.error("A thread of linking failed and is replaced", failure);
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public void stop() {
        stopped.countDown();
        if (!streams.close(PATIENCE)) {
            LOG.warn("linking streams did not stop within {}; what was not committed will be done again", PATIENCE);
        }
    }

    /** Whether the stages have been at work once; from then on look-ups answer whatever becomes of them. */
    @Override
    public boolean ready() {
        return ran;
    }
}
