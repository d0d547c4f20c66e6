package dev.stillwatch.platform.grpc;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * A service's gRPC server.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param reflection whether the reflection service answers; for development
 * @param maxMessageBytes largest request taken, in bytes
 * @param maxConnectionAge after this a client is asked to connect anew, so that load spreads over new replicas
 * @param drain how long requests in progress may take once the server was told to stop
 */
@ConfigurationProperties("stillwatch.grpc")
public record GrpcConfiguration(
        @Bindable(defaultValue = "0.0.0.0") String host,
        @Bindable(defaultValue = "50051") int port,
        @Bindable(defaultValue = "false") boolean reflection,
        @Bindable(defaultValue = "16777216") int maxMessageBytes,
        @Bindable(defaultValue = "30m") Duration maxConnectionAge,
        @Bindable(defaultValue = "20s") Duration drain) {}
