package dev.stillwatch.intel.config;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.stix.Provider;
import dev.stillwatch.intel.stix.Tlp;
import jakarta.inject.Singleton;
import java.util.Arrays;
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
            Tlp.RED,
            false);
    private static final SharedCollection INBOX = new SharedCollection(
            "inbox",
            "0d9c0a5e-3f0f-4f5c-9b1a-6f8f0f4f1a52",
            "Signals of partners",
            "What partners send. Each reads only what it sent itself; all of it is a clue, never grounds for an action.",
            Tlp.RED,
            true);

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
                Set.of("id", "title", "description", "tlp", "inbox"),
                Sharing::collection);
        this.collections = configured.isEmpty() ? List.of(EVERYTHING, INBOX) : List.copyOf(configured.values());
        if (collections.stream().noneMatch(c -> !c.inbox() && c.tlp().admits(tlp))) {
            throw new IllegalArgumentException("No collection of stillwatch.intel.collections takes what is marked "
                    + tlp.label() + ", so nothing would be published");
        }
        this.partners = Entries.read(
                "stillwatch.intel.partners",
                configuration.partners(),
                Set.of("token-sha256", "tlp", "collections", "writes", "types", "held"),
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

    /** Why a partner is told nothing of accounts at the moment; empty when it may be. */
    public Optional<String> holdsBackAccounts(String name) {
        Partner partner = partners.get(name);
        if (partner == null || partner.held()) {
            return Optional.of(name + " is on hold");
        }
        return partner.tlp().admits(tlp)
                ? Optional.empty()
                : Optional.of("What tells of a campaign is marked TLP:" + tlp.label() + "; " + name
                        + " may see up to TLP:" + partner.tlp().label());
    }

    private static SharedCollection collection(String alias, Entries entry) {
        String id = entry.text("id");
        if (!id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")) {
            throw entry.wrong(
                    "id", "must be a random UUID (version 4) such as " + UUID.randomUUID() + ", as TAXII 2.1 wants it");
        }
        return new SharedCollection(
                alias,
                id,
                entry.text("title", alias),
                entry.text("description", ""),
                level(entry, "RED"),
                entry.flag("inbox"));
    }

    private Partner partner(String name, Entries entry) {
        String hash = entry.text("token-sha256");
        if (!hash.matches("[0-9a-f]{64}")) {
            throw entry.wrong("token-sha256", "must be 64 hexadecimal digits in lower case");
        }
        Set<String> reads = aliases(entry, "collections", entry.text("collections", ""), false);
        Set<String> writes = aliases(entry, "writes", entry.text("writes", ""), true);
        if (reads.isEmpty() && writes.isEmpty()) {
            throw entry.wrong("collections", "is missing, and writes too: the partner could do nothing");
        }
        Set<String> types = Set.copyOf(words(entry.text("types", "")));
        return new Partner(
                name,
                ByteString.copyFrom(HexFormat.of().parseHex(hash)),
                level(entry, "GREEN"),
                reads,
                writes,
                types,
                entry.flag("held"));
    }

    private Set<String> aliases(Entries entry, String field, String list, boolean inbox) {
        Set<String> aliases = new LinkedHashSet<>();
        for (String alias : words(list)) {
            SharedCollection named = collections.stream()
                    .filter(c -> c.alias().equals(alias))
                    .findFirst()
                    .orElseThrow(() -> entry.wrong(field, "names " + alias + ", which is no collection"));
            if (named.inbox() != inbox) {
                throw entry.wrong(
                        field,
                        "names " + alias
                                + (inbox ? ", which is not an inbox" : ", an inbox; partners are let in by writes"));
            }
            aliases.add(alias);
        }
        return aliases;
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
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
