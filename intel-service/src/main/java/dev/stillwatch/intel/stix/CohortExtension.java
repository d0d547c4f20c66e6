package dev.stillwatch.intel.stix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What STIX lacks for this crime: the statistics of a cohort of accounts under one hand, as an extension of {@code campaign}, and the
 * cohort itself as something that a pattern can speak of. Described for partners in docs/stix-extension.md; the schema lies beside
 * this class's module as {@code /stix/cohort-extension.schema.json} and travels in the extension-definition object.
 */
final class CohortExtension {

    /** Id of the extension-definition, the same at every provider. */
    static final String ID = "extension-definition--a39a20fa-fca4-437c-aae1-8b14cad2f309";

    /** Version of the definition; goes up with its schema. */
    static final String VERSION = "1.0.0";

    /** Type of the observable that patterns speak of. */
    static final String COHORT = "x-stillwatch-cohort";

    /** A pattern names the strongest signals only: a weak one more would make it miss. */
    private static final int PATTERN_SIGNALS = 5;

    private CohortExtension() {}

    /** The JSON schema of the extension. */
    static String schema() {
        try (InputStream in = CohortExtension.class.getResourceAsStream("/stix/cohort-extension.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("The extension's schema is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code extensions} member of a campaign. */
    static ObjectNode of(CampaignFacts facts) {
        ObjectNode statistics = Draft.NODES.objectNode();
        statistics.put("extension_type", "property-extension");
        statistics.put("accounts", facts.accounts());
        statistics.put("exchanges", facts.exchanges());
        statistics.put("exchanges_served", facts.exchangesServed());
        statistics.put("training_value", rounded(facts.trainingValue()));
        statistics.put("score", rounded(facts.score()));
        if (Double.isFinite(facts.logEValue())) {
            statistics.put("log_e_value", rounded(facts.logEValue()));
        }
        if (facts.containedAt() != null) {
            statistics.put("contained", StixTime.format(facts.containedAt()));
        }
        if (!facts.signals().isEmpty()) {
            ArrayNode signals = statistics.putArray("signals");
            facts.signals()
                    .forEach(s -> signals.addObject().put("name", s.name()).put("weight", rounded(s.weight())));
        }
        ObjectNode extensions = Draft.NODES.objectNode();
        extensions.set(ID, statistics);
        return extensions;
    }

    /** A STIX pattern for cohorts that show the same signals; the signals are not empty. */
    static String pattern(List<Signal> signals) {
        return signals.stream()
                .limit(PATTERN_SIGNALS)
                .map(s -> COHORT + ":signals[*] = '" + s.name() + "'")
                .collect(Collectors.joining(" AND ", "[" + COHORT + ":accounts >= 2 AND ", "]"));
    }

    /** Three digits carry; more would make a new version of every breath. */
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
