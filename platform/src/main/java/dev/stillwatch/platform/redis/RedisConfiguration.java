package dev.stillwatch.platform.redis;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where Redis is.
 *
 * @param uri a Redis URI, such as {@code redis://host:6379} or {@code rediss://user:password@host:6380}; a cluster's seeds with commas
 * @param cluster whether it is a Redis Cluster
 * @param timeout how long one command may take before it counts as failed
 * @param keyPrefix put before every key; keeps installations apart
 */
@ConfigurationProperties("stillwatch.redis")
public record RedisConfiguration(
        String uri,
        @Bindable(defaultValue = "false") boolean cluster,
        @Bindable(defaultValue = "500ms") Duration timeout,
        @Bindable(defaultValue = "stillwatch:") String keyPrefix) {}
