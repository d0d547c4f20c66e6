package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.event.Fault;
import dev.stillwatch.ingest.event.Fault.Reason;
import dev.stillwatch.ingest.state.Claim;
import dev.stillwatch.ingest.state.Claims;
import dev.stillwatch.ingest.state.Identity;
import dev.stillwatch.ingest.stream.Outgoing;
import dev.stillwatch.ingest.stream.Session;
import dev.stillwatch.ingest.stream.Shipment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * One try at the events of a batch that have no verdict yet: claim them, look them up, send the new ones, remember what became durable, and
 * wait for those that another batch was sending. What still has no verdict after it is for another round.
 */
final class Round {

    private final Claims claims;
    private final Session session;
    private final Verdicts verdicts;
    private final Map<Pending, Claim> mine = new LinkedHashMap<>();
    private final Map<Pending, Claim> others = new LinkedHashMap<>();
    private final List<Pending> fresh = new ArrayList<>();
    private final List<Pending> left = new ArrayList<>();

    Round(Claims claims, Session session, Verdicts verdicts) {
        this.claims = claims;
        this.session = session;
        this.verdicts = verdicts;
    }

    /** Claims what is free. An event that stands twice in the batch is claimed once, and waits for itself the second time. */
    void claim(List<Pending> events) {
        for (Pending event : events) {
            var draft = new Claim(event.outgoing().identity());
            Claim claim = claims.make(draft);
            (claim == draft ? mine : others).put(event, claim);
        }
    }

    /** Asks which of the claimed were seen; one round trip. */
    void lookUp() {
        List<Pending> claimed = List.copyOf(mine.keySet());
        List<Identity> identities =
                claimed.stream().map(p -> p.outgoing().identity()).toList();
        BitSet seen = session.memory().seen(identities);
        for (int i = 0; i < claimed.size(); i++) {
            Pending event = claimed.get(i);
            if (seen.get(i)) {
                verdicts.duplicate(event.index());
                settle(event, true);
            } else {
                fresh.add(event);
            }
        }
    }

    /** The claimed events that are new. */
    List<Outgoing> fresh() {
        return fresh.stream().map(Pending::outgoing).toList();
    }

    /** The identities that became durable; what can never become so is refused. */
    List<Identity> durable(Shipment shipment) {
        List<Identity> durable = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Pending event = fresh.get(i);
            Exception failure = shipment.failure(i);
            if (failure == null) {
                durable.add(event.outgoing().identity());
            } else if (failure instanceof RecordTooLargeException) {
                verdicts.reject(
                        event.index(),
                        new Fault(Reason.TOO_LARGE, "", "Its sketch is larger than Kafka takes; send fewer handles"));
                settle(event, false);
            } else {
                left.add(event);
                settle(event, false);
            }
        }
        return durable;
    }

    /** What is durable is remembered: it is accepted. */
    void accept(Shipment shipment) {
        for (int i = 0; i < fresh.size(); i++) {
            if (shipment.failure(i) == null) {
                verdicts.accept(fresh.get(i).index());
                settle(fresh.get(i), true);
            }
        }
    }

    /** Waits for the events that others were sending. */
    void awaitOthers() {
        others.forEach((event, claim) -> {
            if (claim.await()) {
                verdicts.duplicate(event.index());
            } else {
                left.add(event);
            }
        });
    }

    /** The events that still have no verdict. */
    List<Pending> left() {
        return left;
    }

    /** Gives free what is still claimed; does nothing after a round that went well. */
    void release() {
        mine.values().forEach(claim -> claims.settle(claim, false));
    }

    private void settle(Pending event, boolean durable) {
        Claim claim = mine.get(event);
        if (claim != null) {
            claims.settle(claim, durable);
        }
    }
}
