package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.Partner;
import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.egress.Audience;
import dev.stillwatch.intel.stix.Tlp;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param partner the partner; empty for a client on the loopback interface of an open server, who may read and write everything
 */
record Reader(Optional<Partner> partner) {

    static final Reader LOCAL = new Reader(Optional.empty());

    /** Its name, for what is written down. */
    String name() {
        return partner.map(Partner::name).orElse(Partner.LOCAL);
    }

    boolean mayRead(SharedCollection collection) {
        return partner.map(p -> p.collections().contains(collection.alias())
                        || p.writes().contains(collection.alias()))
                .orElse(true);
    }

    boolean mayWrite(SharedCollection collection) {
        return collection.inbox()
                && partner.map(p -> p.writes().contains(collection.alias())).orElse(true);
    }

    /** The index that it reads of a collection: of an inbox, only what it wrote itself. */
    String index(SharedCollection collection) {
        return collection.inbox() ? SharedCollection.indexOf(collection.id(), name()) : collection.id();
    }

    /** What may leave to it. */
    Audience audience() {
        return partner.map(Partner::audience).orElse(new Audience(Partner.LOCAL, Tlp.RED, Set.of(), false));
    }
}
