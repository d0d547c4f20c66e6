package dev.stillwatch.platform.grpc;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * A service's gRPC server.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param healthPort port on which health alone is answered, in plain text, for probes that speak no TLS, as Kubernetes' own; -1: none
 * @param reflection whether the reflection service answers; for development
 * @param maxMessageBytes largest request taken, in bytes
 * @param maxConnectionAge after this a client is asked to connect anew, so that load spreads over new replicas
 * @param notice once the server was told to stop, how long it goes on taking calls after its health has said NOT_SERVING, so that callers learn of it
 * @param drain how long requests in progress may take once the server was told to stop
 */
@ConfigurationProperties("stillwatch.grpc")
public record GrpcConfiguration(
        @Bindable(defaultValue = "0.0.0.0") String host,
        @Bindable(defaultValue = "50051") int port,
        @Bindable(defaultValue = "-1") int healthPort,
        @Bindable(defaultValue = "false") boolean reflection,
        @Bindable(defaultValue = "16777216") int maxMessageBytes,
        @Bindable(defaultValue = "30m") Duration maxConnectionAge,
        @Bindable(defaultValue = "0s") Duration notice,
        @Bindable(defaultValue = "20s") Duration drain) {}
