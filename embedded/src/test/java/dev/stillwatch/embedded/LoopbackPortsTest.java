package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {

    @RepeatedTest(20)
    void liesBelowWhatOutgoingConnectionsAreGiven() {
        assertThat(LoopbackPorts.free()).isBetween(20_000, 31_999);
    }

    @Test
    void isNotFreeWhileSomebodyListens() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LoopbackPorts.HOST))) {
            assertThat(LoopbackPorts.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void optionsRefuseWhatIsNoPort() {
        assertThatThrownBy(() -> RedisOptions.defaults().withPort(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> KafkaOptions.defaults().withPort(-1)).hasMessageContaining("-1");
    }
}
