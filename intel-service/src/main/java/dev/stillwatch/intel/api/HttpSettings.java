package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.ExchangeConfiguration;
import dev.stillwatch.intel.config.IntelConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/** Puts our address and port into the HTTP server's own configuration, so that an operator sets them in one place. */
@Singleton
final class HttpSettings implements BeanCreatedEventListener<HttpServerConfiguration> {

    private final IntelConfiguration configuration;
    private final ExchangeConfiguration exchange;

    HttpSettings(IntelConfiguration configuration, ExchangeConfiguration exchange) {
        this.configuration = configuration;
        this.exchange = exchange;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration server = event.getBean();
        server.setHost(configuration.httpHost());
        // Micronaut takes a free port for -1.
        server.setPort(configuration.httpPort() == 0 ? -1 : configuration.httpPort());
        server.setMaxRequestSize(exchange.maxContentLength());
        server.setMaxRequestBufferSize(exchange.maxContentLength());
        return server;
    }
}
