package dev.stillwatch.intel.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.secevent.AccountStand;
import dev.stillwatch.intel.secevent.EventPlan;
import dev.stillwatch.intel.secevent.EventPlan.Released;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.state.SecurityEventBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.v1.AccountEvent;
import dev.stillwatch.intel.v1.EventStream;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.platform.telemetry.Causes;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import dev.stillwatch.platform.transparency.Hashes;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Says on streams what was released and holds, and takes back what no longer does, on the replica that publishes. It follows the topic {@code actions} from its beginning, and
 * says nothing before it has read to the end: an action that was not read yet is not one that has ended.
 */
@Singleton
@Order(Parts.CLIENTS)
final class EventFeeder implements Part {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Events written in one go. */
    private static final int BATCH = 1000;

    private final KafkaClients clients;
    private final SharedSignals signals;
    private final Sharing sharing;
    private final SharingState state;
    private final SecurityEventBook book;
    private final SecurityEventLog log;
    private final Publisher publisher;
    private final CatalogReader reader;
    private final Clock clock;
    private final BatchSpans spans;
    private @Nullable PollLoop loop;

    EventFeeder(
            KafkaClients clients,
            SharedSignals signals,
            Sharing sharing,
            SharingState state,
            SecurityEventBook book,
            SecurityEventLog log,
            Publisher publisher,
            CatalogReader reader,
            Clock clock,
            BatchSpans spans) {
        this.clients = clients;
        this.signals = signals;
        this.sharing = sharing;
        this.state = state;
        this.book = book;
        this.log = log;
        this.publisher = publisher;
        this.reader = reader;
        this.clock = clock;
        this.spans = spans;
    }

    @Override
    public void start() {
        if (!signals.receivers().isEmpty()) {
            loop = PollLoop.start("intel-event-feeder", Session::new);
        }
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private final class Session implements PollLoop.Session {
        private final Consumer<byte[], byte[]> consumer = clients.consumer("intel-event-feeder");
        private final AccountStands stands = new AccountStands();
        private final Map<TopicPartition, Long> ends;
        private boolean complete;
        private boolean changed;
        private long seen = -1;
        private Causes causes = new Causes();
        private int records;

        Session() {
            List<TopicPartition> partitions = IntStream.range(0, Topic.ACTIONS.partitions(clients.configuration()))
                    .mapToObj(p -> new TopicPartition(Topic.ACTIONS.name(clients.configuration()), p))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            ends = consumer.endOffsets(partitions);
        }

        @Override
        public void step() throws InvalidProtocolBufferException, InterruptedException, TimeoutException {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null) {
                    ActionRecord value = ActionRecord.parseFrom(record.value());
                    if (value.hasAction()) {
                        stands.take(value.getAction());
                        changed = true;
                        records++;
                        causes.add(TraceHeaders.cause(record.headers()));
                    }
                }
            }
            complete =
                    complete || ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
            long now = state.changes();
            if (complete && publisher.publishing() && reader.ready() && (changed || now != seen)) {
                try (var _ = spans.inBatch("actions", records, causes.list())) {
                    tell();
                }
                seen = now;
                changed = false;
                records = 0;
                causes = new Causes();
            }
        }

        private void tell() throws InterruptedException, TimeoutException {
            List<Released> released = new ArrayList<>();
            for (Release release : state.releasesAfter("")) {
                if (AccountReleases.is(release) && release.getState() == Release.State.STATE_RELEASED) {
                    released.addAll(AccountReleases.accounts(release));
                }
            }
            Map<String, Map<String, AccountStand>> all = stands.all();
            for (EventStream stream : state.streams()) {
                Receiver receiver = signals.receiver(stream.getPartner()).orElse(null);
                boolean permitted =
                        sharing.holdsBackAccounts(stream.getPartner()).isEmpty();
                if (receiver != null && permitted && stream.getStatus() != EventStream.Status.STATUS_DISABLED) {
                    tell(stream, receiver, released, all);
                }
            }
        }

        private void tell(
                EventStream stream,
                Receiver receiver,
                List<Released> released,
                Map<String, Map<String, AccountStand>> all)
                throws InterruptedException, TimeoutException {
            List<Released> permitted = released.stream()
                    .filter(r -> wanted(stream, r.type()) && subscribed(stream, receiver, r.account()))
                    .toList();
            List<AccountEvent> next = EventPlan.of(
                            stream.getStreamId(),
                            permitted,
                            all,
                            account -> book.last(stream.getStreamId(), account).map(EventFeeder::told),
                            clock.instant())
                    .stream()
                    .map(n -> event(stream, n))
                    .toList();
            for (int from = 0; from < next.size(); from += BATCH) {
                log.put(next.subList(from, Math.min(next.size(), from + BATCH)));
            }
        }

        private AccountEvent event(EventStream stream, EventPlan.Next next) {
            return AccountEvent.newBuilder()
                    .setStreamId(stream.getStreamId())
                    .setAccountId(next.account())
                    .setCampaignId(next.campaign())
                    .setEventType(next.type().uri())
                    .setAdverse(next.adverse())
                    .setJti(next.id())
                    .setOccurredAt(Records.timestamp(next.at()))
                    .setIssuedAt(Records.timestamp(clock.instant()))
                    .setState(AccountEvent.State.STATE_WAITING)
                    .build();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    private static EventPlan.Told told(AccountEvent event) {
        return new EventPlan.Told(
                event.getJti(), EventType.of(event.getEventType()).orElseThrow(), event.getAdverse());
    }

    /** Who asked for disablings is told of their end too, though it may not have asked for that. */
    private static boolean wanted(EventStream stream, EventType type) {
        return stream.getEventsRequestedList().isEmpty()
                || stream.getEventsRequestedList().contains(type.uri());
    }

    private boolean subscribed(EventStream stream, Receiver receiver, String account) {
        if (stream.getAddedSubjectsCount() == 0 && stream.getRemovedSubjectsCount() == 0 && !receiver.addedOnly()) {
            return true;
        }
        ByteString subject = digest(receiver, account);
        return !stream.getRemovedSubjectsList().contains(subject)
                && (!receiver.addedOnly() || stream.getAddedSubjectsList().contains(subject));
    }

    private ByteString digest(Receiver receiver, String account) {
        return Hashes.sha256(ByteString.copyFromUtf8(
                receiver.subject(signals.issuer(), account).canonical()));
    }
}
