package dev.stillwatch.standalone;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.platform.grpc.GrpcConfiguration;
import dev.stillwatch.platform.grpc.GrpcServer;
import dev.stillwatch.platform.service.ServiceRuntime;
import dev.stillwatch.platform.tls.Tls;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running platform. Five service contexts, each as it would be in a pod, talk through Kafka and Redis alone; one gRPC address offers the
 * services of all five, as an ingress that routes by service name does in a cluster.
 */
public final class Standalone implements AutoCloseable {

    private static final Duration LONG = Duration.ofDays(30);

    private final Backing backing;
    private final Map<ServiceName, ServiceRuntime> services = new EnumMap<>(ServiceName.class);
    private final GrpcConfiguration front;
    private @Nullable Server server;

    private Standalone(StandaloneOptions options, Backing backing) {
        this.backing = backing;
        this.front = new GrpcConfiguration(
                "127.0.0.1",
                options.grpcPort(),
                -1,
                true,
                16 * 1024 * 1024,
                LONG,
                Duration.ZERO,
                Duration.ofSeconds(5));
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param progress is told, in a few words, what is being started
     * @throws IllegalStateException when something can't start; says what, and what to do
     */
    public static Standalone start(StandaloneOptions options, Consumer<String> progress) {
        progress.accept("starting Kafka and Redis");
        var platform = new Standalone(options, Backing.start(options.data()));
        try {
            progress.accept("starting the five services");
            platform.startServices(options);
            platform.openFront();
        } catch (RuntimeException | Error e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    private void startServices(StandaloneOptions options) {
        // Platform threads: starting is loading and initializing classes, and virtual threads that wait for that keep
        // their carriers. With two carriers, that was a deadlock.
        try (ExecutorService starters = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 1).factory())) {
            Map<ServiceName, Future<ServiceRuntime>> starting = new EnumMap<>(ServiceName.class);
            for (ServiceName name : ServiceName.values()) {
                starting.put(
                        name,
                        starters.submit(
                                () -> ServiceRuntime.start(name.word(), ServiceSettings.of(name, options, backing))));
            }
            List<Throwable> failures = new ArrayList<>();
            starting.forEach((name, future) -> {
                try {
                    services.put(name, future.get());
                } catch (ExecutionException e) {
                    Throwable cause = e.getCause() == null ? e : e.getCause();
                    failures.add(
                            new IllegalStateException(name.word() + " did not start: " + cause.getMessage(), cause));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failures.add(e);
                }
            });
            if (!failures.isEmpty()) {
                throw new IllegalStateException(failures.getFirst().getMessage(), failures.getFirst());
            }
        }
    }

    private void openFront() {
        var health = new HealthStatusManager();
        var offered = services.values().stream()
                .flatMap(s -> s.grpcServices().stream())
                .toList();
        health.setStatus("", ServingStatus.SERVING);
        offered.forEach(s -> health.setStatus(s.getServiceDescriptor().getName(), ServingStatus.SERVING));
        server = GrpcServer.listen(front, offered, health, tls().server());
    }

    /** Each service follows the same files; any of them will do for the address before all. */
    private Tls tls() {
        return service(ServiceName.INGEST).bean(Tls.class);
    }

    /** The port of the one gRPC address that offers all services, on loopback. */
    public int grpcPort() {
        if (server == null) {
            throw new IllegalStateException("The platform is not running");
        }
        return server.getPort();
    }

    /** The key that the ledger of every standalone platform verifies under, as signed notes write it: the development key. */
    public static String ledgerKey() {
        return DevelopmentKey.ledgerSigner().verifier().toString();
    }

    /** The key that the evidence of every standalone platform verifies under: the development key. */
    public static String evidenceKey() {
        return DevelopmentKey.evidenceSigner().verifier().toString();
    }

    /** One of the services, for tests. */
    public ServiceRuntime service(ServiceName name) {
        ServiceRuntime service = services.get(name);
        if (service == null) {
            throw new IllegalStateException(name.word() + " is not running");
        }
        return service;
    }

    /** The Kafka and the Redis below, for tests that stop them. */
    public Backing backing() {
        return backing;
    }

    /** Ends everything in order: no new calls, the services from the gateway on, then Kafka and Redis. */
    @Override
    public void close() {
        if (server != null) {
            GrpcServer.stop(server, front);
        }
        services.values().forEach(ServiceRuntime::close);
        backing.close();
    }
}
