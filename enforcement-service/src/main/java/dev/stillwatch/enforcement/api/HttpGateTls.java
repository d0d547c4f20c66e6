package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.platform.tls.Https;
import dev.stillwatch.platform.tls.Tls;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** HTTPS for the gate. */
@Factory
final class HttpGateTls {

    @Singleton
    Https https(Tls tls, GatewayConfiguration configuration) {
        return new Https(tls, configuration.httpPort(), configuration.plainHttp());
    }
}
