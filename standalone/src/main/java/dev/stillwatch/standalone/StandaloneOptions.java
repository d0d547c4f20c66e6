package dev.stillwatch.standalone;

import java.nio.file.Path;

/**
 * How to run a platform on one machine.
 *
 * @param data folder of all its data; made when missing, and taken up again when not
 * @param grpcPort port of the one gRPC address that offers all services; 0 takes a free one
 * @param httpPort port of the TAXII server; 0 takes a free one
 * @param gatePort port of the HTTP gate for gateways; 0 takes a free one, -1 leaves it closed
 * @param metricsPort first of five ports with Prometheus metrics, in the order of {@link ServiceName}; 0 takes free ones
 */
public record StandaloneOptions(Path data, int grpcPort, int httpPort, int gatePort, int metricsPort) {

    /** On free ports throughout, the HTTP gate closed. */
    public static StandaloneOptions on(Path data) {
        return new StandaloneOptions(data, 0, 0, -1, 0);
    }
}
