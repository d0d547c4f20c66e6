package dev.stillwatch.platform.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Whether callers must be known.
 *
 * @param mode unset: OPEN where the service listens on loopback only and neither TLS nor tokens are set up, else SECURE
 */
@ConfigurationProperties("stillwatch.access")
public record AccessConfiguration(@Nullable Mode mode) {

    /** How callers come in. */
    public enum Mode {
        /** Over TLS. Who calls is known by certificate or token. */
        SECURE,
        /** In plain text, because a mesh encrypts. Who calls is known by token alone. */
        PLAINTEXT,
        /** Anybody, unknown, may call everything. For development. */
        OPEN
    }
}
