package dev.stillwatch.platform.probe;

import dev.stillwatch.platform.service.Task;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends one synthetic exchange through a running platform, as a gateway would, and reads its decision back. */
@Singleton
final class ProbeTask implements Task {

    private final ProbeConfiguration configuration;
    private final Clock clock;

    ProbeTask(ProbeConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public void run() throws InterruptedException {
        ChannelCredentials credentials = configuration.tls().channel();
        Map<String, ManagedChannel> channels = new LinkedHashMap<>();
        try {
            configuration
                    .targets()
                    .forEach((service, address) -> channels.put(
                            service,
                            Grpc.newChannelBuilder(address, credentials).build()));
            new Probe(channels, configuration.account(), clock).run(configuration.patience());
        } finally {
            channels.values().forEach(ManagedChannel::shutdownNow);
        }
    }
}
