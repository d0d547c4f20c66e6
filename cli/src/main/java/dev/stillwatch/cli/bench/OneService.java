package dev.stillwatch.cli.bench;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.platform.service.ServiceRuntime;
import dev.stillwatch.standalone.ServiceName;
import dev.stillwatch.standalone.ServiceSettings;
import dev.stillwatch.standalone.StandaloneOptions;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One service running by itself, as in a pod of its own, with a client of it. */
final class OneService implements AutoCloseable {

    private final ServiceRuntime runtime;
    private final PlatformClient client;
    private final PrometheusPage metrics;

    private OneService(ServiceRuntime runtime, int metricsPort) {
        this.runtime = runtime;
        this.client = PlatformClient.connect("127.0.0.1:" + runtime.grpcPort());
        this.metrics = new PrometheusPage(URI.create("http://127.0.0.1:" + metricsPort + "/metrics"));
    }

    /** Starts it and returns when it is ready; it may have begun to work before. */
    static OneService start(ServiceName name, Path folder, Backing backing) throws IOException {
        Map<String, Object> settings = ServiceSettings.of(name, new StandaloneOptions(folder, 0, 0, 0, 0), backing);
        int metricsPort = freePort();
        settings.put("stillwatch.telemetry.metrics-port", metricsPort);
        return new OneService(ServiceRuntime.start(name.word(), settings), metricsPort);
    }

    PlatformClient client() {
        return client;
    }

    /** Its gRPC services with all that surrounds them. */
    List<ServerServiceDefinition> grpcServices() {
        return runtime.grpcServices();
    }

    /** A bean of it. */
    <T> T bean(Class<T> type) {
        return runtime.bean(type);
    }

    /** What it shows operators. */
    PrometheusPage metrics() {
        return metrics;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        client.close();
        runtime.close();
    }
}
