package dev.stillwatch.intel.secevent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A partner whose events are taken.
 *
 * @param partner its name
 * @param issuer the issuer of its events
 * @param audience what its events call us
 * @param jwks its public keys, URL or file
 * @param configuration its configuration document; empty when it pushes
 * @param credentialFile holds the token it knows us by; read at each poll
 * @param interval time between polls
 * @param pseudonyms what it calls accounts, where both sides know the key; empty where they don't
 */
public record Transmitter(
        String partner,
        String issuer,
        String audience,
        String jwks,
        Optional<URI> configuration,
        Optional<Path> credentialFile,
        Duration interval,
        Optional<Pseudonyms> pseudonyms) {}
