package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.config.ExchangeConfiguration;
import dev.stillwatch.intel.config.Feeds;
import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.config.Partner;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.egress.ReleaseMode;
import dev.stillwatch.intel.lifecycle.Decay;
import dev.stillwatch.intel.lifecycle.Lifecycle;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.state.IndicatorBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stix.Publication;
import dev.stillwatch.intel.stix.Replies;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.telemetry.BatchSpans;
import io.micronaut.core.annotation.Order;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what follows from campaigns. Every replica runs it; the one that holds the only partition of {@code campaigns} in the group
 * {@value #GROUP} works, the others wait. See {@link PublisherSession} for why each object is added once.
 */
@Singleton
@Order(Parts.PUBLISHER)
final class Publisher implements Part {

    /** Consumer group and transactional id. */
    static final String GROUP = "intel-publisher";

    /** At less confidence than this a clue has expired. */
    private static final int FLOOR = 5;

    private final KafkaClients clients;
    private final CatalogReader reader;
    private final Catalog catalog;
    private final Sharing sharing;
    private final Duration validity;
    private final ExchangeConfiguration exchange;
    private final Feeds feeds;
    private final SharingState state;
    private final IndicatorBook indicators;
    private final Clock clock;
    private final BatchSpans spans;
    private final LongCounter published;
    private final LongCounter deadLetters;
    private volatile boolean publishing;
    private @Nullable PollLoop loop;

    Publisher(
            KafkaClients clients,
            CatalogReader reader,
            Catalog catalog,
            Sharing sharing,
            IntelConfiguration configuration,
            ExchangeConfiguration exchange,
            Feeds feeds,
            SharingState state,
            IndicatorBook indicators,
            Clock clock,
            BatchSpans spans,
            Meter meter) {
        this.clients = clients;
        this.reader = reader;
        this.catalog = catalog;
        this.sharing = sharing;
        this.validity = configuration.indicatorValidity();
        this.exchange = exchange;
        this.feeds = feeds;
        this.state = state;
        this.indicators = indicators;
        this.clock = clock;
        this.spans = spans;
        this.published = meter.counterBuilder("stillwatch.intel.objects.published")
                .setDescription("Versions of STIX objects added to collections.")
                .build();
        this.deadLetters = meter.counterBuilder("stillwatch.intel.dead_letters")
                .setDescription("Campaign records that could not be read.")
                .build();
        published.add(0);
        deadLetters.add(0);
    }

    @Override
    public void start() {
        loop = PollLoop.start("intel-publisher", () -> new PublisherSession(clients, reader, this, spans));
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

    /** What stands, for one transaction. */
    Books books() {
        return new Books(state, indicators);
    }

    /** What becomes of clues. */
    Lifecycle lifecycle() {
        return new Lifecycle(Decay.USUAL, exchange.confidenceCeiling(), FLOOR);
    }

    /** What we say to partners' indicators. */
    Replies replies() {
        return new Replies(sharing.provider(), sharing.tlp());
    }

    /** Marking of all that tells of a campaign. */
    Tlp tlp() {
        return sharing.tlp();
    }

    /** Who must agree before anything leaves. */
    ReleaseMode release() {
        return exchange.release();
    }

    /** Most indicators of one partner that are kept. */
    int mostClues() {
        return exchange.maxClues();
    }

    /** All who may have sent a clue. */
    Set<String> partners() {
        Set<String> names = new TreeSet<>(state.knownPartners());
        sharing.partners().forEach(p -> names.add(p.name()));
        feeds.all().forEach(f -> names.add(f.partner()));
        names.add(Partner.LOCAL);
        return names;
    }

    /** How long an indicator holds after its campaign was last seen. */
    Duration validity() {
        return validity;
    }

    /** Whether this replica is the one that publishes. */
    boolean publishing() {
        return publishing;
    }

    /** Says whether this replica is the one that publishes. */
    void publishing(boolean now) {
        publishing = now;
    }

    /** Counts what a transaction did. */
    void count(long objects, long unreadable) {
        published.add(objects);
        deadLetters.add(unreadable);
    }
}
