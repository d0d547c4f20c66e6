package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.config.Feeds;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.feed.Feed;
import dev.stillwatch.intel.feed.FetchedPage;
import dev.stillwatch.intel.feed.Position;
import dev.stillwatch.intel.feed.Walk;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stream.FeedFault.Kind;
import dev.stillwatch.intel.v1.FeedPosition;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import io.micronaut.core.annotation.Order;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feeds of partners, each in a thread of its own, on the replica that publishes. What it read goes to the inbox, and after it how
 * far it came; so a replica that takes over goes on there, and what comes twice changes nothing.
 */
@Singleton
@Order(Parts.CLIENTS)
final class FeedPoller implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final AttributeKey<String> FEED = AttributeKey.stringKey("feed");
    private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");

    private final Feeds feeds;
    private final Inbox inbox;
    private final SharingState state;
    private final CatalogReader reader;
    private final Publisher publisher;
    private final Clock clock;
    private final Instant started;
    private final LongCounter objects;
    private final LongCounter faults;
    private final List<PollLoop> loops = new ArrayList<>();
    private final Map<String, Instant> quietUntil = new HashMap<>();

    FeedPoller(
            Feeds feeds,
            Inbox inbox,
            SharingState state,
            CatalogReader reader,
            Publisher publisher,
            Clock clock,
            Meter meter) {
        this.feeds = feeds;
        this.inbox = inbox;
        this.state = state;
        this.reader = reader;
        this.publisher = publisher;
        this.clock = clock;
        this.started = clock.instant();
        this.objects = meter.counterBuilder("stillwatch.intel.feed.objects")
                .setDescription("Objects read from partners' feeds.")
                .build();
        this.faults = meter.counterBuilder("stillwatch.intel.feed.faults")
                .setDescription("Polls of a partner's feed that failed.")
                .build();
        var _ = meter.gaugeBuilder("stillwatch.intel.feed.age")
                .setUnit("s")
                .setDescription("Time since a feed was last read to its end, or since the start when it never was.")
                .buildWithCallback(gauge -> feeds.all()
                        .forEach(feed -> gauge.record(
                                Duration.between(complete(feed), clock.instant())
                                                .toMillis()
                                        / 1000.0,
                                Attributes.of(FEED, feed.name()))));
        for (Feed feed : feeds.all()) {
            objects.add(0, Attributes.of(FEED, feed.name()));
        }
    }

    private Instant complete(Feed feed) {
        return state.feed(feed.name())
                .filter(FeedPosition::hasCompleteAt)
                .map(position -> Facts.instant(position.getCompleteAt()))
                .orElse(started);
    }

    @Override
    public void start() {
        for (Feed feed : feeds.all()) {
            loops.add(PollLoop.start("intel-feed-" + feed.name(), () -> new Session(feed)));
        }
    }

    @Override
    public void stop() {
        loops.forEach(PollLoop::close);
    }

    private final class Session implements PollLoop.Session {
        private final Feed feed;
        private final FeedClient client = new FeedClient(PATIENCE);
        private final CountDownLatch never = new CountDownLatch(1);

        Session(Feed feed) {
            this.feed = feed;
        }

        @Override
        public void step() throws InterruptedException, TimeoutException {
            Instant now = clock.instant();
            if (!publisher.publishing() || !reader.ready() || now.isBefore(quiet())) {
                var _ = never.await(SHORT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            Duration pause = feed.interval();
            try {
                poll();
            } catch (FeedFault fault) {
                faults.add(
                        1, Attributes.of(FEED, feed.name(), KIND, fault.kind().name()));
                LOG.warn("Feed {}: {}", feed.name(), fault.getMessage());
                pause = fault.pause().compareTo(pause) > 0 ? fault.pause() : pause;
            }
            synchronized (quietUntil) {
                quietUntil.put(feed.name(), clock.instant().plus(pause));
            }
        }

        private Instant quiet() {
            synchronized (quietUntil) {
                return quietUntil.getOrDefault(feed.name(), Instant.EPOCH);
            }
        }

        private void poll() throws FeedFault, InterruptedException, TimeoutException {
            FeedPosition stored = state.feed(feed.name()).orElse(FeedPosition.getDefaultInstance());
            var walk = new Walk(new Position(stored.getAddedAfter(), stored.getNext()), feed.pages());
            Instant complete = Facts.instant(stored.getCompleteAt());
            while (walk.end() == Walk.End.NOT_YET) {
                FetchedPage page;
                try {
                    page = client.fetch(feed, walk.position(), clock.instant());
                } catch (FeedFault fault) {
                    if (fault.kind() == Kind.CURSOR) {
                        walk.forgetCursor();
                        save(walk.position(), complete);
                    }
                    throw fault;
                }
                if (!page.objects().isEmpty()) {
                    inbox.submit("", feed.partner(), feed.name(), page.objects(), clock.instant());
                    objects.add(page.objects().size(), Attributes.of(FEED, feed.name()));
                }
                walk.take(page);
                complete = walk.end() == Walk.End.COMPLETE ? clock.instant() : complete;
                save(walk.position(), complete);
            }
            if (walk.end() == Walk.End.CIRCLE) {
                throw new FeedFault(Kind.MALFORMED, "Its pages lead in a circle");
            }
        }

        private void save(Position position, Instant complete) throws InterruptedException, TimeoutException {
            var stored = FeedPosition.newBuilder()
                    .setFeed(feed.name())
                    .setAddedAfter(position.addedAfter())
                    .setNext(position.next());
            if (complete.isAfter(Instant.EPOCH)) {
                stored.setCompleteAt(Records.timestamp(complete));
            }
            FeedPosition value = stored.build();
            inbox.put(InboxRecord.newBuilder().setFeedPosition(value).build());
            // The next poll starts from here; it must not see an older position.
            if (state.await(() -> state.feed(feed.name()).filter(value::equals), PATIENCE)
                    .isEmpty()) {
                throw new TimeoutException("The position of feed " + feed.name() + " was not worked off");
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
