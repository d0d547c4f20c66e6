package dev.stillwatch.platform.kafka;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka is and how topics are laid out.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param topicPrefix put before every topic, group and transaction name, such as {@code prod-}; keeps installations apart
 * @param partitions partitions of the topics keyed by account
 * @param replicationFactor copies of each topic
 * @param createTopics whether a service creates topics that are missing; else it waits for them and says so
 * @param properties further client properties as Kafka names them, such as {@code security.protocol}
 */
@ConfigurationProperties("stillwatch.kafka")
public record KafkaConfiguration(
        String bootstrapServers,
        @Bindable(defaultValue = "") String topicPrefix,
        @Bindable(defaultValue = "24") int partitions,
        @Bindable(defaultValue = "3") short replicationFactor,
        @Bindable(defaultValue = "false") boolean createTopics,

        @MapFormat(
                transformation = MapFormat.MapTransformation.FLAT,
                keyFormat = io.micronaut.core.naming.conventions.StringConvention.RAW)
        @Nullable
        Map<String, String> properties) {

    /** The further properties; empty when none are set. */
    public Map<String, String> extra() {
        return properties == null ? Map.of() : properties;
    }
}
