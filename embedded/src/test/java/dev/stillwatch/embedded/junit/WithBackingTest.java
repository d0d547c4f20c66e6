package dev.stillwatch.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.EmbeddedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBacking.class)
class WithBackingTest {

    private final Backing backing;

    WithBackingTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void givesARunningKafkaAndRedis() {
        assertThat(backing.servers()).allMatch(EmbeddedServer::isRunning);
    }

    @Test
    void givesEverybodyTheSame(Backing other) {
        assertThat(other).isSameAs(backing);
    }

    @Test
    void givesEverybodyAnotherPrefix() {
        assertThat(backing.prefix()).matches("t[0-9a-f]{8}-").isNotEqualTo(backing.prefix());
    }
}
