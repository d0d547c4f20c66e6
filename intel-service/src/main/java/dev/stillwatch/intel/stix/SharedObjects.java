package dev.stillwatch.intel.stix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The objects that campaigns refer to: who publishes, what the marking means, what the extension means, which techniques. */
final class SharedObjects {

    /** The moment that objects which tell of no event are dated from. */
    static final Instant EPOCH = Instant.parse("2026-11-01T00:00:00Z");

    private static final Instant TLP_CREATED = Instant.parse("2022-10-01T00:00:00Z");
    private static final String TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    private static final String ATLAS_URL = "https://atlas.mitre.org/techniques/";

    private final Provider provider;
    private final StixIds ids;

    SharedObjects(Provider provider) {
        this.provider = provider;
        this.ids = StixIds.of(provider);
    }

    /** Id of the provider's identity. */
    String providerId() {
        return ids.id("identity", "provider");
    }

    /** Id of a technique's attack-pattern. */
    String attackPatternId(AtlasTechnique technique) {
        return ids.id("attack-pattern", technique.id());
    }

    /** The marking, as OASIS publishes it. */
    static StixObject marking(Tlp tlp) {
        ObjectNode extensions = Draft.NODES.objectNode();
        extensions
                .putObject(TLP_EXTENSION)
                .put("extension_type", "property-extension")
                .put("tlp_2_0", tlp.extensionValue());
        return Draft.unversioned(tlp.markingId())
                .put("name", "TLP:" + tlp.label())
                .put("extensions", extensions)
                .render(TLP_CREATED, TLP_CREATED);
    }

    /** All but the marking, each before those that refer to it. */
    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>(List.of(author(), extensionDefinition(), identity()));
        for (AtlasTechnique technique : AtlasTechnique.values()) {
            drafts.add(attackPattern(technique));
        }
        return drafts;
    }

    private static String authorId() {
        return StixIds.common().id("identity", "stillwatch");
    }

    private static Draft author() {
        return Draft.of(authorId(), null, Tlp.CLEAR)
                .put("name", "Stillwatch")
                .put("description", "Authors of the Stillwatch extension of STIX.")
                .put("identity_class", "organization");
    }

    private static Draft extensionDefinition() {
        return Draft.of(CohortExtension.ID, authorId(), Tlp.CLEAR)
                .put("name", "Cohort statistics")
                .put(
                        "description",
                        "Statistics of a cohort of accounts under one hand that extracts an AI model: how many, how much,"
                                + " and on what evidence. Extends campaign; defines the observable "
                                + CohortExtension.COHORT + " for patterns.")
                .put("schema", CohortExtension.schema())
                .put("version", CohortExtension.VERSION)
                .put("extension_types", List.of("property-extension", "new-sco"));
    }

    Draft identity() {
        return Draft.of(providerId(), null, Tlp.CLEAR)
                .put("name", provider.name())
                .put("identity_class", "organization")
                .put("sectors", List.of("technology"));
    }

    private Draft attackPattern(AtlasTechnique technique) {
        ArrayNode phases = Draft.NODES.arrayNode();
        phases.addObject().put("kill_chain_name", "mitre-atlas").put("phase_name", technique.tactic());
        ArrayNode references = Draft.NODES.arrayNode();
        references
                .addObject()
                .put("source_name", "mitre-atlas")
                .put("url", ATLAS_URL + technique.id())
                .put("external_id", technique.id());
        return Draft.of(attackPatternId(technique), providerId(), Tlp.CLEAR)
                .put("name", technique.title())
                .put("kill_chain_phases", phases)
                .put("external_references", references);
    }
}
