package dev.stillwatch.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to run a platform on one machine.
 *
 * @param data folder of all its data; made when missing, and taken up again when not
 * @param grpcPort port of the one gRPC address that offers all services; 0 takes a free one
 * @param httpPort port of the TAXII server; 0 takes a free one
 * @param gatePort port of the HTTP gate for gateways; 0 takes a free one, -1 leaves it closed
 * @param metricsPort first of five ports with Prometheus metrics, in the order of {@link ServiceName}; 0 takes free ones
 * @param settings settings of the services that win over standalone's own, such as {@code stillwatch.scoring.held-records}; each goes to
 *     the service it names, one that names none to all
 * @param access who may do what; null: everybody everything
 */
public record StandaloneOptions(
        Path data,
        int grpcPort,
        int httpPort,
        int gatePort,
        int metricsPort,
        Map<String, String> settings,
        @Nullable DevelopmentAccess access) {

    /** Copies the settings. */
    public StandaloneOptions {
        settings = Map.copyOf(settings);
    }

    /** With no settings of the caller's. */
    public StandaloneOptions(Path data, int grpcPort, int httpPort, int gatePort, int metricsPort) {
        this(data, grpcPort, httpPort, gatePort, metricsPort, Map.of(), null);
    }

    /** On free ports throughout, the HTTP gate closed. */
    public static StandaloneOptions on(Path data) {
        return new StandaloneOptions(data, 0, 0, -1, 0);
    }

    /** The same with these settings. */
    public StandaloneOptions with(Map<String, String> others) {
        return new StandaloneOptions(data, grpcPort, httpPort, gatePort, metricsPort, others, access);
    }

    /** The same with access control. */
    public StandaloneOptions with(DevelopmentAccess control) {
        return new StandaloneOptions(data, grpcPort, httpPort, gatePort, metricsPort, settings, control);
    }
}
