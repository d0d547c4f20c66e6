package dev.stillwatch.sketch.client;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The few TLS stacks whose JA4 fingerprint (FoxIO, BSD licence) names a platform by its list of ciphers alone: the second part, a hash
 * of the sorted ciphers. Go's are those of crypto/tls with and without the suites that it dropped in 1.22, Rust's those of rustls. Stacks that share
 * OpenSSL's list are left out, since the list does not tell them apart.
 */
final class TlsStack {
    private static final Map<String, Platform> BY_CIPHERS = Map.of(
            "8daaf6152771", Platform.BROWSER,
            "5b57614c22b0", Platform.BROWSER,
            "55b375c5d22e", Platform.BROWSER,
            "a09f3c656075", Platform.BROWSER,
            "9dc949149365", Platform.GO,
            "f57a46bbacb6", Platform.GO,
            "61a7ad8aa9b6", Platform.RUST,
            "f91f431d341e", Platform.RUST);
    private static final Pattern NO_PROTOCOL = Pattern.compile("t\\d\\d[di]\\d{4}00_.*");

    private TlsStack() {}

    /** Whether a hello over TCP offers no application protocol (ALPN), as every browser does. */
    static boolean offersNoProtocol(String ja4) {
        return NO_PROTOCOL.matcher(ja4).matches();
    }

    static Optional<Platform> of(String ja4) {
        int first = ja4.indexOf('_');
        int second = ja4.indexOf('_', first + 1);
        return first < 0 || second < 0
                ? Optional.empty()
                : Optional.ofNullable(BY_CIPHERS.get(ja4.substring(first + 1, second)));
    }
}
