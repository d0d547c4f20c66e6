package dev.stillwatch.intel.config;

import dev.stillwatch.intel.secevent.Pseudonyms;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.secevent.SetSigner;
import dev.stillwatch.intel.secevent.Transmitter;
import dev.stillwatch.platform.config.SecretFile;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom we tell of accounts and who tells us, checked when the service starts. */
@Singleton
public final class SharedSignals {

    private static final String PATH = "stillwatch.intel.shared-signals";
    private static final byte[] NO_KEY = new byte[32];

    private final String issuer;
    private final Optional<SetSigner> signer;
    private final Pseudonyms pseudonyms;
    private final Duration leastVerificationInterval;
    private final Map<String, Receiver> receivers;
    private final Map<String, Transmitter> transmitters;

    /**
     * Checks a configuration.
     *
     * @throws IllegalArgumentException names the key that is wrong, and what it should be
     */
    public SharedSignals(SharedSignalsConfiguration configuration, IntelConfiguration intel, Sharing sharing) {
        String url = intel.publicUrl() == null ? "" : intel.publicUrl();
        this.issuer = (configuration.issuer().isEmpty() ? url : configuration.issuer()).replaceAll("/+$", "");
        this.signer = configuration.signingKeyFile().isEmpty() ? Optional.empty() : Optional.of(signer(configuration));
        String key = SecretFile.read(
                PATH + ".pseudonym-key", configuration.pseudonymKey(), configuration.pseudonymKeyFile());
        boolean told = configuration.transmitters() != null
                && !configuration.transmitters().isEmpty();
        boolean used = signer.isPresent() || told;
        if (used && key.isBlank()) {
            throw new IllegalArgumentException(PATH + ".pseudonym-key is missing: head -c 32 /dev/urandom | base64");
        }
        if (used && !issuer.matches("https?://[^?#]+")) {
            throw new IllegalArgumentException(PATH + ".issuer must be an https URL without query, such as"
                    + " https://intel.provider.example; or set stillwatch.intel.public-url");
        }
        this.pseudonyms = pseudonyms(PATH + ".pseudonym-key", key);
        this.leastVerificationInterval = configuration.leastVerificationInterval();
        this.receivers = Entries.read(
                PATH + ".receivers",
                configuration.receivers(),
                Set.of("subjects", "subject-key", "push", "added-only"),
                (name, entry) -> receiver(name, entry, sharing));
        this.transmitters = Entries.read(
                PATH + ".transmitters",
                configuration.transmitters(),
                Set.of("issuer", "audience", "jwks", "configuration", "credential-file", "interval", "subject-key"),
                SharedSignals::transmitter);
        if (!receivers.isEmpty() && signer.isEmpty()) {
            throw new IllegalArgumentException(
                    PATH + ".receivers are told nothing without " + PATH + ".signing-key-file");
        }
    }

    /** The issuer of our events. */
    public String issuer() {
        return issuer;
    }

    /** Signs our events; empty when none are made. */
    public Optional<SetSigner> signer() {
        return signer;
    }

    /** Names persons that partners name in clear; never given to anybody. */
    public Pseudonyms own() {
        return pseudonyms.of("own");
    }

    /** 32 secret bytes for another use. */
    public byte[] derive(String use) {
        return pseudonyms.derive(use);
    }

    /** How long a partner has to wait between two requests for verification. */
    public Duration leastVerificationInterval() {
        return leastVerificationInterval;
    }

    /** A partner that may have a stream. */
    public Optional<Receiver> receiver(String partner) {
        return Optional.ofNullable(receivers.get(partner));
    }

    /** All of them. */
    public List<Receiver> receivers() {
        return List.copyOf(receivers.values());
    }

    /** A partner whose events are taken. */
    public Optional<Transmitter> transmitter(String partner) {
        return Optional.ofNullable(transmitters.get(partner));
    }

    /** All of them. */
    public List<Transmitter> transmitters() {
        return List.copyOf(transmitters.values());
    }

    private static SetSigner signer(SharedSignalsConfiguration configuration) {
        String previous = configuration.previousKeyFile();
        try {
            return new SetSigner(
                    SecretFile.read(PATH + ".signing-key", "", configuration.signingKeyFile()),
                    previous.isEmpty()
                            ? Optional.empty()
                            : Optional.of(SecretFile.read(PATH + ".previous-key", "", previous)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PATH + ".signing-key-file: " + e.getMessage(), e);
        }
    }

    private Receiver receiver(String name, Entries entry, Sharing sharing) {
        if (sharing.partner(name).isEmpty()) {
            throw entry.wrong("subjects", "is of " + name + ", which is none of stillwatch.intel.partners");
        }
        String subjects = entry.text("subjects", "PSEUDONYMS");
        if (!Set.of("PSEUDONYMS", "ACCOUNTS").contains(subjects)) {
            throw entry.wrong("subjects", "must be PSEUDONYMS or ACCOUNTS");
        }
        String shared = entry.text("subject-key", "");
        Set<String> push = Arrays.stream(entry.text("push", "").split(",", -1))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Receiver(
                name,
                shared.isEmpty()
                        ? pseudonyms.of(name)
                        : pseudonyms(PATH + ".receivers." + name + ".subject-key", shared),
                subjects.equals("ACCOUNTS"),
                push,
                entry.flag("added-only"));
    }

    private static Transmitter transmitter(String name, Entries entry) {
        String configuration = entry.text("configuration", "");
        String file = entry.text("credential-file", "");
        String shared = entry.text("subject-key", "");
        return new Transmitter(
                name,
                entry.text("issuer"),
                entry.text("audience"),
                entry.text("jwks"),
                configuration.isEmpty() ? Optional.empty() : Optional.of(URI.create(configuration)),
                file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)),
                interval(entry),
                shared.isEmpty()
                        ? Optional.empty()
                        : Optional.of(pseudonyms(PATH + ".transmitters." + name + ".subject-key", shared)));
    }

    private static Duration interval(Entries entry) {
        try {
            return Duration.parse("PT" + entry.text("interval", "1m").toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            throw entry.wrong("interval", "must be a duration such as 30s, 5m or 1h");
        }
    }

    private static Pseudonyms pseudonyms(String path, String key) {
        try {
            return new Pseudonyms(key.isBlank() ? NO_KEY : Base64.getDecoder().decode(key.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + " must be Base64 of at least 32 bytes", e);
        }
    }
}
