package dev.stillwatch.platform.grpc;

import build.buf.protovalidate.ValidatorFactory;
import io.grpc.BindableService;
import io.grpc.Server;
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
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gRPC server of a service. Each call runs on a virtual thread of its own. It answers health checks from the start, and says
 * SERVING when {@link #ready} was called; {@link #close} turns health to NOT_SERVING, lets calls in progress end, and stops.
 */
@Singleton
public final class GrpcServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);

    private final GrpcConfiguration configuration;
    private final List<ServerServiceDefinition> services;
    private final HealthStatusManager health = new HealthStatusManager();
    private @Nullable Server server;

    GrpcServer(GrpcConfiguration configuration, List<BindableService> services, OpenTelemetry telemetry) {
        this.configuration = configuration;
        var validation = new ValidationInterceptor(ValidatorFactory.newBuilder().build());
        var tracing = GrpcTelemetry.create(telemetry).createServerInterceptor();
        // The last named is called first: telemetry sees every error as it goes out.
        this.services = services.stream()
                .map(s -> ServerInterceptors.intercept(s.bindService(), validation, new ErrorInterceptor(), tracing))
                .toList();
        this.health.setStatus("", ServingStatus.NOT_SERVING);
        this.services.forEach(s -> health.setStatus(s.getServiceDescriptor().getName(), ServingStatus.NOT_SERVING));
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
        server = listen(configuration, services, health);
        LOG.info("gRPC listens on {}:{}", configuration.host(), port());
    }

    /** Starts a server of several services. */
    public static Server listen(
            GrpcConfiguration configuration, List<ServerServiceDefinition> services, HealthStatusManager health) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(configuration.host(), configuration.port()))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .maxInboundMessageSize(configuration.maxMessageBytes())
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionAge(configuration.maxConnectionAge().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionAgeGrace(configuration.drain().toMillis(), TimeUnit.MILLISECONDS)
                .addService(health.getHealthService());
        services.forEach(builder::addService);
        if (configuration.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
        }
        try {
            return builder.build().start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "gRPC can't listen on " + configuration.host() + ":" + configuration.port() + ": " + e.getMessage()
                            + ". Is it taken? Set stillwatch.grpc.port",
                    e);
        }
    }

    /** From now on health says SERVING. */
    public void ready() {
        health.setStatus("", ServingStatus.SERVING);
        services.forEach(s -> health.setStatus(s.getServiceDescriptor().getName(), ServingStatus.SERVING));
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
        health.enterTerminalState();
        if (server != null) {
            stop(server, configuration);
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
