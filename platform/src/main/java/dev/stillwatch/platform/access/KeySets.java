package dev.stillwatch.platform.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Public keys of others (RFC 7517), at a URL or in a file. A key that is not among those held is looked for at once. */
public final class KeySets {

    private static final Duration OUTAGE = Duration.ofHours(4);

    private KeySets() {}

    /**
     * The keys at a place.
     *
     * @param key the setting that names the place
     * @param place an https URL, or a path
     * @param refresh how long keys are held before they are fetched again
     * @throws IllegalArgumentException when it is neither
     */
    public static JWKSource<SecurityContext> at(String key, String place, Duration refresh) {
        if (place.startsWith("https://") || place.startsWith("http://")) {
            try {
                return JWKSourceBuilder.<SecurityContext>create(
                                URI.create(place).toURL())
                        .cache(refresh.toMillis(), JWKSourceBuilder.DEFAULT_CACHE_REFRESH_TIMEOUT)
                        .refreshAheadCache(false)
                        .retrying(true)
                        .outageTolerant(OUTAGE.toMillis())
                        .build();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(key + " is neither a URL nor a path: " + place, e);
            }
        }
        return JWKSourceBuilder.<SecurityContext>create(new JwksFile(Path.of(place)))
                .cache(refresh.toMillis(), JWKSourceBuilder.DEFAULT_CACHE_REFRESH_TIMEOUT)
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
    }
}
