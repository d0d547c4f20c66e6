package dev.stillwatch.intel.api;

import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.tls.Https;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that TAXII is spoken on. */
@Singleton
@Order(Parts.SERVERS)
public final class TaxiiServer implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(TaxiiServer.class);

    private final BeanProvider<EmbeddedServer> server;
    private final IntelConfiguration configuration;
    private final Https https;

    TaxiiServer(BeanProvider<EmbeddedServer> server, IntelConfiguration configuration, Https https) {
        this.https = https;
        this.server = server;
        this.configuration = configuration;
    }

    @Override
    public void start() {
        server.get().start();
        LOG.info("TAXII 2.1 is at {}", url());
    }

    @Override
    public void stop() {
        server.get().stop();
    }

    @Override
    public boolean ready() {
        return server.get().isRunning();
    }

    /** The port it listens on. */
    public int port() {
        return server.get().getPort();
    }

    /** Where partners begin: the URL of discovery, ending in {@code /taxii2/}. */
    public String url() {
        String base = configuration.publicUrl();
        return (base == null ? (https.on() ? "https" : "http") + "://localhost:" + port() : base.replaceAll("/+$", ""))
                + "/taxii2/";
    }
}
