package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.tls.Https;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that gateways without gRPC ask on; closed unless it has a port. */
@Singleton
public final class HttpGate implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(HttpGate.class);

    private final BeanProvider<EmbeddedServer> server;
    private final GatewayConfiguration configuration;
    private final Https https;

    HttpGate(BeanProvider<EmbeddedServer> server, GatewayConfiguration configuration, Https https) {
        this.server = server;
        this.https = https;
        this.configuration = configuration;
    }

    @Override
    public void start() {
        if (configuration.http()) {
            server.get().start();
            LOG.info("The HTTP gate is at {}", url());
        }
    }

    @Override
    public void stop() {
        if (configuration.http()) {
            server.get().stop();
        }
    }

    @Override
    public boolean ready() {
        return !configuration.http() || server.get().isRunning();
    }

    /** Where gateways ask, without a path. */
    public URI url() {
        return UriBuilder.of("")
                .scheme(https.on() ? "https" : "http")
                .host(configuration.httpHost())
                .port(server.get().getPort())
                .build();
    }
}
