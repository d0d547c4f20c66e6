package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Logs;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.api.HttpGate;
import dev.stillwatch.intel.v1.GetProgressRequest;
import dev.stillwatch.standalone.ServiceName;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a platform in the foreground. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Run the whole platform on this machine until Ctrl-C.",
            "Real Kafka, real Redis, all five services; listens on loopback only. A second start on the same data goes on where it stopped."
        })
public final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder of all its data (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "50051",
            description = "gRPC port of all services (default: ${DEFAULT-VALUE}; 0: a free one).")
    private int port;

    @Option(
            names = "--taxii-port",
            paramLabel = "PORT",
            defaultValue = "8088",
            description = "TAXII port (default: ${DEFAULT-VALUE}; 0: a free one).")
    private int taxiiPort;

    @Option(
            names = "--gate-port",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "Port of the HTTP gate for gateways (default: ${DEFAULT-VALUE}; 0: a free one; -1: none).")
    private int gatePort;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            defaultValue = "9464",
            description = "First of five metrics ports (default: ${DEFAULT-VALUE}; 0: free ones).")
    private int metricsPort;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Files.createDirectories(data);
        Logs.to(data);
        var ticker = new Ticker(spec.commandLine().getErr(), Clock.systemUTC());
        Standalone platform =
                Standalone.start(new StandaloneOptions(data, port, taxiiPort, gatePort, metricsPort), ticker::show);
        ticker.done();
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stop.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        describe(out, platform);
        stop.await();
        out.println("Stopping; what was acknowledged is kept in " + data);
        out.flush();
        platform.close();
        stopped.countDown();
        return 0;
    }

    private static String taxii(String target) {
        try (PlatformClient client = PlatformClient.connect(target)) {
            return client.intel()
                    .getProgress(GetProgressRequest.getDefaultInstance())
                    .getTaxiiUrl();
        }
    }

    private void describe(PrintWriter out, Standalone platform) {
        String target = "127.0.0.1:" + platform.grpcPort();
        out.println("Stillwatch is up.");
        out.println("  gRPC, all services   " + target);
        out.println("  TAXII 2.1            " + taxii(target));
        if (gatePort >= 0) {
            int gate = platform.service(ServiceName.ENFORCEMENT)
                    .bean(HttpGate.class)
                    .port();
            out.println("  HTTP gate            http://127.0.0.1:" + gate + "/v1/check");
        }
        if (metricsPort != 0) {
            for (ServiceName service : ServiceName.values()) {
                out.printf(
                        "  metrics %-12s http://127.0.0.1:%d/metrics%n",
                        service.name().toLowerCase(Locale.ROOT), metricsPort + service.place());
            }
        }
        out.println("  data and log         " + data.toAbsolutePath());
        out.println("Keys: the development key, the same everywhere. Not for real customers' data.");
        out.println(
                "Next: ./stillwatch simulate small --out traffic && ./stillwatch replay traffic/events.jsonl.gz --export findings --target "
                        + target);
        out.println("Stop with Ctrl-C.");
        out.flush();
    }
}
