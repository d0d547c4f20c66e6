package dev.stillwatch.scoring.state;

import dev.stillwatch.embedded.Backing;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** The beans of this package on a real Redis, without the stages. */
final class Stores implements AutoCloseable {

    private final ApplicationContext context;

    Stores(Backing backing, int partitions) {
        this.context = ApplicationContext.builder()
                .properties(Map.of(
                        "stillwatch.service",
                        "scoring-service",
                        "stillwatch.kafka.bootstrap-servers",
                        backing.bootstrapServers(),
                        "stillwatch.kafka.partitions",
                        partitions,
                        "stillwatch.redis.uri",
                        backing.redisUri(),
                        "stillwatch.redis.timeout",
                        "5s",
                        "stillwatch.redis.key-prefix",
                        backing.prefix(),
                        "stillwatch.telemetry.metrics-port",
                        -1))
                .banner(false)
                .deduceEnvironment(false)
                .start();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
