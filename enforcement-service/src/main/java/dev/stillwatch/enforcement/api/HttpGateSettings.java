package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.GatewayConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/** Puts our address and port into the HTTP server's own configuration, so that an operator sets them in one place. */
@Singleton
final class HttpGateSettings implements BeanCreatedEventListener<HttpServerConfiguration> {

    private final GatewayConfiguration configuration;

    HttpGateSettings(GatewayConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration server = event.getBean();
        server.setHost(configuration.httpHost());
        // Micronaut takes a free port for -1.
        server.setPort(configuration.httpPort() <= 0 ? -1 : configuration.httpPort());
        return server;
    }
}
