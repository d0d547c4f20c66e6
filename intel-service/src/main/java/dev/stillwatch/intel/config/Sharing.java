package dev.stillwatch.intel.config;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.stix.Provider;
import dev.stillwatch.intel.stix.Tlp;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who publishes what to whom: the configuration, checked as a whole when the service starts. */
@Singleton
public final class Sharing {

    private static final SharedCollection EVERYTHING = new SharedCollection(
            "campaigns",
            "f1be29ea-7457-4e7b-b92b-0e2c4134375f",
            "Extraction campaigns",
            "Campaigns that extract AI models, each confirmed by a person.",
            Tlp.RED);

    private final Provider provider;
    private final Tlp tlp;
    private final List<SharedCollection> collections;
    private final Map<String, Partner> partners;

    /**
     * Checks a configuration.
     *
     * @throws IllegalArgumentException names the key that is wrong, and what it should be
     */
    public Sharing(IntelConfiguration configuration) {
        this.provider = new Provider(configuration.providerId(), configuration.providerName());
        this.tlp = level("stillwatch.intel.tlp", configuration.tlp());
        if (tlp == Tlp.CLEAR) {
            throw new IllegalArgumentException(
                    "stillwatch.intel.tlp must not be CLEAR: it would tell the adversary which"
                            + " signals give a campaign away. GREEN, AMBER, AMBER+STRICT or RED");
        }
        Map<String, SharedCollection> configured = Entries.read(
                "stillwatch.intel.collections",
                configuration.collections(),
                Set.of("id", "title", "description", "tlp"),
                Sharing::collection);
        this.collections = configured.isEmpty() ? List.of(EVERYTHING) : List.copyOf(configured.values());
        if (collections.stream().noneMatch(c -> c.tlp().admits(tlp))) {
            throw new IllegalArgumentException("No collection of stillwatch.intel.collections takes what is marked "
                    + tlp.label() + ", so nothing would be published");
        }
        this.partners = Entries.read(
                "stillwatch.intel.partners",
                configuration.partners(),
                Set.of("token-sha256", "tlp", "collections"),
                this::partner);
    }

    /** Who publishes. */
    public Provider provider() {
        return provider;
    }

    /** Marking of all that tells of a campaign. */
    public Tlp tlp() {
        return tlp;
    }

    /** The collections, always in the same order. */
    public List<SharedCollection> collections() {
        return collections;
    }

    /** The partner of a name. */
    public Optional<Partner> partner(String name) {
        return Optional.ofNullable(partners.get(name));
    }

    /** All partners. */
    public List<Partner> partners() {
        return List.copyOf(partners.values());
    }

    private static SharedCollection collection(String alias, Entries entry) {
        String id = entry.text("id");
        if (!id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")) {
            throw entry.wrong(
                    "id", "must be a random UUID (version 4) such as " + UUID.randomUUID() + ", as TAXII 2.1 wants it");
        }
        return new SharedCollection(
                alias, id, entry.text("title", alias), entry.text("description", ""), level(entry, "RED"));
    }

    private Partner partner(String name, Entries entry) {
        String hash = entry.text("token-sha256");
        if (!hash.matches("[0-9a-f]{64}")) {
            throw entry.wrong("token-sha256", "must be 64 hexadecimal digits in lower case");
        }
        Set<String> aliases = new LinkedHashSet<>();
        for (String alias : entry.text("collections").split(",", -1)) {
            if (collections.stream().noneMatch(c -> c.alias().equals(alias.strip()))) {
                throw entry.wrong("collections", "names " + alias.strip() + ", which is no collection");
            }
            aliases.add(alias.strip());
        }
        return new Partner(name, ByteString.copyFrom(HexFormat.of().parseHex(hash)), level(entry, "GREEN"), aliases);
    }

    private static Tlp level(Entries entry, String otherwise) {
        try {
            return Tlp.ofLabel(entry.text("tlp", otherwise));
        } catch (IllegalArgumentException e) {
            throw entry.wrong("tlp", "is wrong: " + e.getMessage());
        }
    }

    private static Tlp level(String path, String label) {
        try {
            return Tlp.ofLabel(label);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + " is wrong: " + e.getMessage(), e);
        }
    }
}
