package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.ingest.v1.Client;
import org.jspecify.annotations.Nullable;

/**
 * A client's software, layer by layer, as an edge sees it. In an honest one the layers agree.
 *
 * @param sdk name of the SDK it says it is; empty: none
 * @param sdkVersion its version; empty: none
 * @param runtime runtime it says it is; empty: none
 * @param userAgent the User-Agent header
 * @param ja4 fingerprint of its TLS
 * @param http fingerprint of its HTTP
 * @param telemetry whether its own telemetry is seen; null: the edge does not know
 */
public record ClientKit(
        String sdk,
        String sdkVersion,
        String runtime,
        String userAgent,
        String ja4,
        String http,
        @Nullable Boolean telemetry) {
    /** The kit as it arrives by a route. */
    public Client by(Route route) {
        Client.Builder client = Client.newBuilder()
                .setIp(route.ip())
                .setAsn(route.asn())
                .setCountry(route.country())
                .setJa4(ja4)
                .setHttpFingerprint(http)
                .setUserAgent(userAgent)
                .setSdk(sdk)
                .setSdkVersion(sdkVersion)
                .setRuntime(runtime);
        if (telemetry != null) {
            client.setTelemetrySeen(telemetry);
        }
        return client.build();
    }

    /** The same software behind something that ends TLS and speaks HTTP itself: a corporate gateway, a relay. */
    public ClientKit behind(String tls, String http) {
        return new ClientKit(
                sdk, sdkVersion, runtime, userAgent, ClientKits.ja4(tls), ClientKits.http(http), telemetry);
    }

    /** The same software with this said of its telemetry. */
    public ClientKit withTelemetry(@Nullable Boolean seen) {
        return new ClientKit(sdk, sdkVersion, runtime, userAgent, ja4, http, seen);
    }
}
