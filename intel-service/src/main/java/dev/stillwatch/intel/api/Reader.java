package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.Partner;
import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.stix.Tlp;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param partner the partner; empty for a client on the loopback interface of an open server, who may read everything
 */
record Reader(Optional<Partner> partner) {

    static final Reader LOCAL = new Reader(Optional.empty());

    boolean mayRead(SharedCollection collection) {
        return partner.map(p -> p.collections().contains(collection.alias())).orElse(true);
    }

    Tlp ceiling() {
        return partner.map(Partner::tlp).orElse(Tlp.RED);
    }
}
