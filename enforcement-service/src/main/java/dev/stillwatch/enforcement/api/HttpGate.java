package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.platform.service.Part;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that gateways without gRPC ask on; closed unless it has a port. */
@Singleton
public final class HttpGate implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(HttpGate.class);

    private final BeanProvider<EmbeddedServer> server;
    private final GatewayConfiguration configuration;

    HttpGate(BeanProvider<EmbeddedServer> server, GatewayConfiguration configuration) {
        this.server = server;
        this.configuration = configuration;
    }

    @Override
    public void start() {
        if (configuration.http()) {
            server.get().start();
            LOG.info("The HTTP gate listens on {}:{}", configuration.httpHost(), port());
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

    /** The port it listens on. */
    public int port() {
        return server.get().getPort();
    }
}
