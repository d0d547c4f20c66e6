package dev.stillwatch.intel.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Security events about accounts, to partners and from them (OpenID Shared Signals Framework 1.0). {@link SharedSignals} is the same, checked. Off without a signing key.
 *
 * @param issuer the issuer of our events, an https URL without query; the service's public URL when empty
 * @param signingKeyFile PEM file of an RSA key of 2,048 bits or more; tells who signs
 * @param previousKeyFile the key before it, still published while partners may hold events that it signed
 * @param pseudonymKey Base64 of at least 32 secret bytes; partners' pseudonyms and more are derived from it
 * @param pseudonymKeyFile a file that holds it
 * @param leastVerificationInterval how long a partner has to wait between two requests for verification
 * @param receivers partners that may have a stream, by name: {@code subjects} ({@code PSEUDONYMS} or {@code ACCOUNTS}), {@code subject-key} (a key for pseudonyms that
 *     both sides know), {@code push} (endpoints that may be pushed to, with commas between them), {@code added-only} (true: only of subjects that the partner added)
 * @param transmitters partners whose events are taken, by name: {@code issuer}, {@code audience}, {@code jwks} (URL or file), {@code configuration} (URL of its
 *     configuration document, for those that are polled), {@code credential-file}, {@code interval}, {@code subject-key}
 */
@ConfigurationProperties("stillwatch.intel.shared-signals")
public record SharedSignalsConfiguration(
        @Bindable(defaultValue = "") String issuer,
        @Bindable(defaultValue = "") String signingKeyFile,
        @Bindable(defaultValue = "") String previousKeyFile,
        @Bindable(defaultValue = "") String pseudonymKey,
        @Bindable(defaultValue = "") String pseudonymKeyFile,
        @Bindable(defaultValue = "1m") Duration leastVerificationInterval,

        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> receivers,

        @MapFormat(transformation = MapTransformation.NESTED, keyFormat = StringConvention.RAW) @Nullable
        Map<String, Object> transmitters) {}
