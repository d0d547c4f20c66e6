package dev.stillwatch.intel.api;

import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.config.ExchangeConfiguration;
import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.state.CollectionIndex;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stream.Inbox;
import dev.stillwatch.intel.taxii.EnvelopeReader;
import dev.stillwatch.intel.taxii.ObjectReader.Read;
import dev.stillwatch.intel.taxii.Query;
import dev.stillwatch.intel.taxii.StatusResource;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.taxii.TaxiiException;
import dev.stillwatch.intel.v1.Deletion;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.intel.v1.SubmissionStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * Takes what partners write. It is durable before it is answered; mostly it is worked off by then too, and the status is complete. Else the
 * status says what is pending and can be asked for.
 */
@Singleton
final class Submissions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final SharingState state;
    private final ExchangeConfiguration exchange;
    private final Clock clock;

    Submissions(Inbox inbox, SharingState state, ExchangeConfiguration exchange, Clock clock) {
        this.inbox = inbox;
        this.state = state;
        this.exchange = exchange;
        this.clock = clock;
    }

    StatusResource add(String partner, SharedCollection collection, byte[] body) {
        Instant now = clock.instant();
        List<Read> objects = EnvelopeReader.read(body, now).objects();
        if (objects.isEmpty()) {
            throw new TaxiiException(422, "Nothing to add", "The envelope has no objects");
        }
        if (objects.size() > exchange.maxSubmissionObjects()) {
            throw new TaxiiException(
                    413,
                    "Too many objects",
                    "Send at most " + exchange.maxSubmissionObjects() + " objects at once; these are "
                            + objects.size());
        }
        String id = UUID.randomUUID().toString();
        try {
            inbox.submit(id, partner, collection.id(), objects, now);
            return Statuses.resource(state.await(() -> state.status(id).filter(Statuses::complete), PATIENCE)
                    .or(() -> state.status(id))
                    .orElseGet(() -> SubmissionStatus.newBuilder()
                            .setSubmissionId(id)
                            .setReceivedAt(timestamp(now))
                            .setTotalCount(objects.size())
                            .build()));
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    void delete(String partner, SharedCollection collection, String object, Query wanted, CollectionIndex index) {
        List<StoredObject> all = index.versionsOf(object);
        List<StoredObject> chosen = wanted.versions()
                .choose(all)
                .filter(o ->
                        wanted.specVersions().isEmpty() || wanted.specVersions().contains(o.specVersion()))
                .toList();
        var deletion = Deletion.newBuilder()
                .setPartner(partner)
                .setCollectionId(collection.id())
                .setObjectId(object)
                .setReceivedAt(timestamp(clock.instant()));
        if (chosen.isEmpty()) {
            throw new TaxiiException(404, "No such version", "The object has no version that matches");
        }
        if (chosen.size() < all.size()) {
            chosen.forEach(o -> deletion.addVersions(timestamp(o.version())));
        }
        try {
            inbox.put(InboxRecord.newBuilder().setDeletion(deletion).build());
            for (StoredObject gone : chosen) {
                var _ = index.awaitGone(gone, PATIENCE);
            }
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static TaxiiException unavailable() {
        return new TaxiiException(
                503, "Try again later", "The log does not take it in time; sent again, it changes nothing twice");
    }

    private static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }
}
