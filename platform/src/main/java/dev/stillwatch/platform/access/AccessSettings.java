package dev.stillwatch.platform.access;

import dev.stillwatch.platform.access.AccessConfiguration.Mode;
import dev.stillwatch.platform.config.Loopback;
import dev.stillwatch.platform.tls.TlsConfiguration;
import jakarta.inject.Singleton;
import java.time.Clock;

/** All that is configured about access, and whether it goes together. */
@Singleton
record AccessSettings(
        AccessConfiguration access,
        TlsConfiguration tls,
        JwtConfiguration jwt,
        WorkloadConfiguration workloads,
        GroupConfiguration groups,
        QuotaConfiguration quota) {

    static final AccessSettings OPEN = new AccessSettings(
            new AccessConfiguration(Mode.OPEN),
            TlsConfiguration.NONE,
            new JwtConfiguration(
                    "",
                    "",
                    "",
                    java.time.Duration.ofMinutes(5),
                    java.time.Duration.ofSeconds(30),
                    "sub",
                    "roles",
                    "tenant"),
            new WorkloadConfiguration(null, null, null, null, null, null, null, null),
            new GroupConfiguration(null, null, null, null, null, null, null, null),
            new QuotaConfiguration(0, 0, 0, 0));

    boolean tlsOn() {
        return tls.on();
    }

    /**
     * The mode of a service that listens there.
     *
     * @throws IllegalStateException when it would be open to others and nobody said that it may
     */
    Mode mode(String host) {
        Mode wanted = access.mode();
        if (wanted == null) {
            wanted = Loopback.is(host) && !tls.on() && !jwt.on() ? Mode.OPEN : Mode.SECURE;
        }
        switch (wanted) {
            case SECURE -> {
                if (!tls.on()) {
                    throw new IllegalStateException("gRPC listens on " + host
                            + " without TLS, and callers can't be told apart. Set stillwatch.tls.certificate-file,"
                            + " key-file and trust-file; or stillwatch.access.mode to plaintext, with stillwatch.access.jwt, where a mesh encrypts; or to open, where"
                            + " nobody else reaches it: then everybody may do everything. docs/access.md says how");
                }
            }
            case PLAINTEXT -> {
                if (!jwt.on()) {
                    throw new IllegalStateException(
                            "stillwatch.access.mode is plaintext, where callers are known by their tokens, but stillwatch.access.jwt is not set");
                }
            }
            case OPEN -> {}
        }
        return wanted;
    }

    Callers callers(Clock clock) {
        return new Callers(
                tls.on() ? new Certificates(workloads.grants()) : null,
                jwt.on() ? new Tokens(jwt, groups.grants(), clock) : null,
                clock);
    }
}
