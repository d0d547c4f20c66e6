package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.stix.Publication;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what follows from campaigns. Every replica runs it; the one that holds the only partition of {@code campaigns} in the group
 * {@value #GROUP} works, the others wait. See {@link PublisherSession} for why each object is added once.
 */
@Singleton
final class Publisher implements Part {

    /** Consumer group and transactional id. */
    static final String GROUP = "intel-publisher";

    private final KafkaClients clients;
    private final CatalogReader reader;
    private final Catalog catalog;
    private final Sharing sharing;
    private final Duration validity;
    private final Clock clock;
    private final LongCounter published;
    private final LongCounter deadLetters;
    private @Nullable PollLoop loop;

    Publisher(
            KafkaClients clients,
            CatalogReader reader,
            Catalog catalog,
            Sharing sharing,
            IntelConfiguration configuration,
            Clock clock,
            Meter meter) {
        this.clients = clients;
        this.reader = reader;
        this.catalog = catalog;
        this.sharing = sharing;
        this.validity = configuration.indicatorValidity();
        this.clock = clock;
        this.published = meter.counterBuilder("stillwatch.intel.objects.published")
                .setDescription("Versions of STIX objects added to collections.")
                .build();
        this.deadLetters = meter.counterBuilder("stillwatch.intel.dead_letters")
                .setDescription("Campaign records that could not be read.")
                .build();
    }

    @Override
    public void start() {
        loop = PollLoop.start("intel-publisher", () -> new PublisherSession(clients, reader, this));
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    /** A batch on top of what the catalog holds now. */
    Batch batch() {
        return new Batch(catalog, sharing, new Publication(sharing.provider(), sharing.tlp(), validity), clock);
    }

    /** How long an indicator holds after its campaign was last seen. */
    Duration validity() {
        return validity;
    }

    /** Counts what a transaction did. */
    void count(long objects, long unreadable) {
        published.add(objects);
        deadLetters.add(unreadable);
    }
}
