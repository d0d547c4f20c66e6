package dev.stillwatch.platform.grpc;

import build.buf.protovalidate.ValidatorFactory;
import dev.stillwatch.platform.access.Access;
import dev.stillwatch.platform.tls.Tls;
import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gRPC server of a service. Each call runs on a virtual thread of its own. It answers health checks from the start, and says
 * SERVING when {@link #ready} was called; {@link #close} turns health to NOT_SERVING, takes calls for the notice still, lets those in progress end, and stops.
 */
@Singleton
public final class GrpcServer implements AutoCloseable {

    /** Health of the process alone, for liveness probes: SERVING as long as it answers, whatever becomes of what its service needs. */
    public static final String LIVENESS = "liveness";

    private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);

    private final GrpcConfiguration configuration;
    private final List<ServerServiceDefinition> services;
    private final HealthStatusManager health = new HealthStatusManager();
    private final Tls tls;
    private @Nullable Server server;
    private @Nullable Server probes;
    private boolean serving;

    GrpcServer(
            GrpcConfiguration configuration,
            List<BindableService> services,
            OpenTelemetry telemetry,
            Access access,
            Tls tls) {
        this.configuration = configuration;
        this.tls = tls;
        var validation = new ValidationInterceptor(ValidatorFactory.newBuilder().build());
        var tracing = GrpcTelemetry.create(telemetry).createServerInterceptor();
        // The last named is called first: telemetry sees every error as it goes out.
        this.services = services.stream()
                .map(s -> ServerInterceptors.intercept(
                        s.bindService(), access.evidence(), validation, access.door(), new ErrorInterceptor(), tracing))
                .toList();
        this.health.setStatus(LIVENESS, ServingStatus.SERVING);
        say(ServingStatus.NOT_SERVING);
    }

    private void say(ServingStatus status) {
        health.setStatus("", status);
        services.forEach(s -> health.setStatus(s.getServiceDescriptor().getName(), status));
    }

    /** The services with all that surrounds them; standalone offers those of all contexts on one port. */
    public List<ServerServiceDefinition> services() {
        return services;
    }

    /**
     * Listens.
     *
     * @throws IllegalStateException when the address can't be had; names it
     */
    public void start() {
        server = listen(configuration, services, health, tls.server());
        LOG.info("gRPC listens on {}:{}, {}", configuration.host(), port(), tls.on() ? "TLS" : "plain text");
        if (configuration.healthPort() >= 0) {
            probes = open(
                    configuration,
                    configuration.healthPort(),
                    List.of(health.getHealthService().bindService()),
                    InsecureServerCredentials.create());
            LOG.info("Health alone is answered on {}:{}, plain text", configuration.host(), probes.getPort());
        }
    }

    /** Starts a server of several services, and of their health. */
    public static Server listen(
            GrpcConfiguration configuration,
            List<ServerServiceDefinition> services,
            HealthStatusManager health,
            ServerCredentials credentials) {
        List<ServerServiceDefinition> all = new ArrayList<>(services);
        all.add(health.getHealthService().bindService());
        return open(configuration, configuration.port(), all, credentials);
    }

    private static Server open(
            GrpcConfiguration configuration,
            int port,
            List<ServerServiceDefinition> services,
            ServerCredentials credentials) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(configuration.host(), port), credentials)
                .executor(new CallThreads())
                .maxInboundMessageSize(configuration.maxMessageBytes())
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionAge(configuration.maxConnectionAge().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAgeGrace(configuration.drain().toMillis(), TimeUnit.MILLISECONDS);
        services.forEach(builder::addService);
        if (configuration.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
        }
        try {
            return builder.build().start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "gRPC can't listen on " + configuration.host() + ":" + port + ": " + e.getMessage()
                            + ". Is it taken? Set stillwatch.grpc.port",
                    e);
        }
    }

    /** From now on health says SERVING. */
    public void ready() {
        say(ServingStatus.SERVING);
        serving = true;
    }

    /** The port it listens on. */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("The gRPC server has not been started");
        }
        return server.getPort();
    }

    @Override
    public void close() {
        say(ServingStatus.NOT_SERVING);
        if (server != null) {
            if (serving) {
                giveNotice();
            }
            stop(server, configuration);
        }
        if (probes != null) {
            probes.shutdownNow();
        }
    }

    /** Who calls must see that this server goes, and look for another, before it refuses. */
    private void giveNotice() {
        try {
            TimeUnit.MILLISECONDS.sleep(configuration.notice().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets calls in progress end, for as long as the drain allows, and stops a server. */
    public static void stop(Server server, GrpcConfiguration configuration) {
        server.shutdown();
        try {
            if (!server.awaitTermination(configuration.drain().toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
