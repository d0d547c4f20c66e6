package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.junit.WithBacking;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WithBacking.class)
class BackingTest {

    @Test
    void twoRunSideBySideAndShareNothing(Backing first, @TempDir Path folder) throws Exception {
        try (var second = Backing.start(folder)) {
            var name = first.prefix() + "shared";
            new KafkaClient(first.bootstrapServers()).create(name);
            new KafkaClient(second.bootstrapServers()).create(name);
            new KafkaClient(first.bootstrapServers()).send(name, "of the first");
            new RedisProbe(first.redisUri()).set(name, "first");
            new RedisProbe(second.redisUri()).set(name, "second");

            assertThat(new KafkaClient(first.bootstrapServers()).committed(name))
                    .containsExactly("of the first");
            assertThat(new KafkaClient(second.bootstrapServers()).committed(name))
                    .isEmpty();
            assertThat(new RedisProbe(first.redisUri()).get(name)).isEqualTo("first");
            assertThat(new RedisProbe(second.redisUri()).get(name)).isEqualTo("second");
        }
    }
}
