package dev.stillwatch.platform.tls;

import io.micronaut.http.server.netty.ssl.ServerSslBuilder;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * HTTPS for a service's HTTP server: TLS 1.3 or 1.2 under the certificate that gRPC has, as it is at each handshake. No client certificate is asked for: who
 * comes by HTTP is known by a token. For services that have an HTTP server; the platform brings none.
 */
public final class Https implements ServerSslBuilder {

    private final Tls tls;
    private final ServerSslConfiguration settings = new ServerSslConfiguration();
    private final boolean on;

    /**
     * @param port what the server listens on; 0 or less takes a free one
     * @param plain whether plain HTTP is spoken although there is TLS, because something in front of the server speaks it
     */
    public Https(Tls tls, int port, boolean plain) {
        this.tls = tls;
        this.on = tls.on() && !plain;
        settings.setEnabled(on);
        listen(settings, port);
    }

    /** Micronaut takes a free port for -1. It would rather have ports named as listeners, and then no other port of its configuration counts. */
    @SuppressWarnings("deprecation")
    private static void listen(ServerSslConfiguration settings, int port) {
        settings.setPort(port <= 0 ? -1 : port);
    }

    /** Whether it is spoken. */
    public boolean on() {
        return on;
    }

    @Override
    public ServerSslConfiguration getSslConfiguration() {
        return settings;
    }

    @Override
    public Optional<SslContext> build() {
        if (!on) {
            return Optional.empty();
        }
        return tls.keys().map(keys -> {
            try {
                return SslContextBuilder.forServer(keys)
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3", "TLSv1.2")
                        .build();
            } catch (SSLException e) {
                throw new IllegalStateException("This JVM can't speak TLS", e);
            }
        });
    }
}
