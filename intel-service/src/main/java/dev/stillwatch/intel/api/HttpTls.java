package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.platform.tls.Https;
import dev.stillwatch.platform.tls.Tls;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** HTTPS for TAXII and shared signals. Partners are not of our authorities, so none shows a certificate. */
@Factory
final class HttpTls {

    @Singleton
    Https https(Tls tls, IntelConfiguration configuration) {
        return new Https(tls, configuration.httpPort(), configuration.plainHttp());
    }
}
