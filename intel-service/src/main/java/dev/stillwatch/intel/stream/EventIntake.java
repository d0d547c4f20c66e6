package dev.stillwatch.intel.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.KeySourceException;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.secevent.ForeignEvents;
import dev.stillwatch.intel.secevent.SecurityEvent;
import dev.stillwatch.intel.secevent.SetFault;
import dev.stillwatch.intel.secevent.SetVerifier;
import dev.stillwatch.intel.secevent.Transmitter;
import dev.stillwatch.intel.taxii.ObjectReader;
import dev.stillwatch.platform.access.KeySets;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** Takes partners' tokens: checks them, and puts what they say of accounts into the inbox, as clues. */
@Singleton
public final class EventIntake {

    /** In which collection clues are said to have come. */
    static final String COLLECTION = "security-events";

    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

    private final Map<String, SetVerifier> verifiers = new ConcurrentHashMap<>();
    private final ForeignEvents foreign;
    private final Inbox inbox;
    private final Clock clock;
    private final LongCounter taken;

    EventIntake(SharedSignals signals, Inbox inbox, Clock clock, Meter meter) {
        this.foreign = new ForeignEvents(signals.own(), signals.issuer());
        this.inbox = inbox;
        this.clock = clock;
        this.taken = meter.counterBuilder("stillwatch.intel.events.taken")
                .setDescription("Security events of partners, by what became of them.")
                .build();
    }

    /**
     * Takes a token. What it says is durable when this returns.
     *
     * @throws SetFault when it is not to be taken
     * @throws KeySourceException when the partner's keys can't be had; try again
     * @throws TimeoutException when the log does not take it in time; sent again, it changes nothing twice
     */
    public SecurityEvent take(Transmitter from, String token)
            throws SetFault, KeySourceException, TimeoutException, InterruptedException {
        SecurityEvent event;
        try {
            event = verifiers
                    .computeIfAbsent(from.partner(), p -> verifier(from))
                    .verify(token);
        } catch (SetFault fault) {
            count(from, fault.word());
            throw fault;
        }
        var indicator = foreign.indicator(event);
        if (indicator.isPresent()) {
            inbox.submit("", from.partner(), COLLECTION, List.of(read(indicator.get())), clock.instant());
        }
        count(from, indicator.isPresent() ? "clue" : "no_account");
        return event;
    }

    private ObjectReader.Read read(ObjectNode indicator) {
        return ObjectReader.read(indicator, clock.instant());
    }

    private void count(Transmitter from, String outcome) {
        taken.add(
                1,
                Attributes.of(
                        AttributeKey.stringKey("partner"), from.partner(), AttributeKey.stringKey("outcome"), outcome));
    }

    private static SetVerifier verifier(Transmitter from) {
        String key = "stillwatch.intel.shared-signals.transmitters." + from.partner() + ".jwks";
        return new SetVerifier(KeySets.at(key, from.jwks(), KEYS_KEPT), from.issuer(), from.audience());
    }
}
