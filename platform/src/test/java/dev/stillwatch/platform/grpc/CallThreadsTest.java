package dev.stillwatch.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallThreadsTest {

    private final CallThreads threads = new CallThreads();

    @Test
    void theFirstCallsAreOnPlatformThreadsAndTheRestOnVirtualOnes() {
        for (int i = 0; i < CallThreads.FIRST; i++) {
            assertThat(virtual()).as("call %d", i).isFalse();
        }
        assertThat(virtual()).isTrue();
    }

    private boolean virtual() {
        return CompletableFuture.supplyAsync(() -> Thread.currentThread().isVirtual(), threads)
                .join();
    }
}
