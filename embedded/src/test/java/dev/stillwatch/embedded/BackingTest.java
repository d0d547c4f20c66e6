package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingTest {

    @Test
    void twoRunSideBySideAndShareNothing(@TempDir Path one, @TempDir Path two) throws Exception {
        try (var first = Backing.start(one);
                var second = Backing.start(two)) {
            new KafkaClient(first.bootstrapServers()).create("topic");
            new KafkaClient(second.bootstrapServers()).create("topic");
            new KafkaClient(first.bootstrapServers()).send("topic", "of the first");
            new RedisProbe(first.redisUri()).set("key", "first");
            new RedisProbe(second.redisUri()).set("key", "second");

            assertThat(new KafkaClient(first.bootstrapServers()).committed("topic"))
                    .containsExactly("of the first");
            assertThat(new KafkaClient(second.bootstrapServers()).committed("topic"))
                    .isEmpty();
            assertThat(new RedisProbe(first.redisUri()).get("key")).isEqualTo("first");
            assertThat(new RedisProbe(second.redisUri()).get("key")).isEqualTo("second");
        }
    }
}
