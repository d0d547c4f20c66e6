package dev.stillwatch.intel.egress;

import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import java.util.Optional;
import java.util.Set;

/**
 * The policy of one partner: what it may be given. The same rule answers TAXII and the preview.
 *
 * @param partner its name
 * @param ceiling the most restricted marking that it may see
 * @param types STIX types that it may see; empty is all
 * @param held whether nothing goes to it at the moment, whatever else holds
 */
public record Audience(String partner, Tlp ceiling, Set<String> types, boolean held) {

    /** Why the partner is not given an object; empty when it is. */
    public Optional<String> holdsBack(StixObject object) {
        if (held) {
            return Optional.of(partner + " is on hold");
        }
        if (!ceiling.admits(object.tlp())) {
            return Optional.of(object.id() + " is marked TLP:" + object.tlp().label() + "; " + partner
                    + " may see up to TLP:" + ceiling.label());
        }
        return types.isEmpty() || types.contains(object.type())
                ? Optional.empty()
                : Optional.of(object.id() + " is a " + object.type() + ", which " + partner + " is not given");
    }
}
