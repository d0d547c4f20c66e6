package dev.stillwatch.cluster;

import dev.stillwatch.platform.tls.ClientTls;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One channel a service, over all its pods, as docs/gateways.md advises: calls go round the pods that say they serve, and one that meets a pod
 * that is gone is made again with another. Together they are one channel that finds a call's service by its name, as an ingress does.
 */
final class ServiceChannels extends ManagedChannel {

    private static final int MAX_MESSAGE = 64 * 1024 * 1024;

    private final Map<String, ManagedChannel> byService = new HashMap<>();

    /**
     * @param pods the pods of each service, also those that do not run yet
     * @param tls whom to trust, and the caller's certificate
     */
    ServiceChannels(Map<String, ? extends Collection<Pod>> pods, ClientTls tls) {
        pods.forEach((service, of) -> byService.put(service, open(PodNames.target(of), service, tls)));
    }

    /** A channel to a service, or to one pod of it. */
    static ManagedChannel open(String target, String service, ClientTls tls) {
        return NettyChannelBuilder.forTarget(target, tls.channel())
                // The certificate is the Service's, whatever address a pod has.
                .overrideAuthority("stillwatch-" + service)
                .intercept(MetadataUtils.newAttachHeadersInterceptor(purpose()))
                .defaultServiceConfig(serviceConfig())
                .enableRetry()
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
    }

    /** What evidence is read for. */
    private static Metadata purpose() {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("stillwatch-purpose", Metadata.ASCII_STRING_MARSHALLER), "cluster test");
        return headers;
    }

    /** docs/gateways.md has it too. */
    private static Map<String, ?> serviceConfig() {
        return Map.of(
                "loadBalancingConfig", List.of(Map.of("round_robin", Map.of())),
                "healthCheckConfig", Map.of("serviceName", ""),
                "methodConfig",
                        List.of(Map.of(
                                "name",
                                List.of(Map.of()),
                                "retryPolicy",
                                Map.of(
                                        "maxAttempts",
                                        4.0,
                                        "initialBackoff",
                                        "0.02s",
                                        "maxBackoff",
                                        "0.5s",
                                        "backoffMultiplier",
                                        3.0,
                                        "retryableStatusCodes",
                                        List.of("UNAVAILABLE")))));
    }

    ManagedChannel of(String service) {
        ManagedChannel channel = byService.get(service);
        if (channel == null) {
            throw new IllegalArgumentException("no channel to " + service);
        }
        return channel;
    }

    /** {@code stillwatch.ingest.v1.IngestService/…} is ingest's. */
    @Override
    public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
        return of(method.getFullMethodName().split("\\.", -1)[1]).newCall(method, options);
    }

    @Override
    public String authority() {
        return "stillwatch";
    }

    @Override
    public ManagedChannel shutdown() {
        byService.values().forEach(ManagedChannel::shutdown);
        return this;
    }

    @Override
    public ManagedChannel shutdownNow() {
        byService.values().forEach(ManagedChannel::shutdownNow);
        return this;
    }

    @Override
    public boolean isShutdown() {
        return byService.values().stream().allMatch(ManagedChannel::isShutdown);
    }

    @Override
    public boolean isTerminated() {
        return byService.values().stream().allMatch(ManagedChannel::isTerminated);
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        for (ManagedChannel channel : byService.values()) {
            if (!channel.awaitTermination(timeout, unit)) {
                return false;
            }
        }
        return true;
    }
}
