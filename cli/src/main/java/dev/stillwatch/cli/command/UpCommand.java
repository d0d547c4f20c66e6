package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Logs;
import dev.stillwatch.cli.client.Identity;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.api.HttpGate;
import dev.stillwatch.intel.v1.GetProgressRequest;
import dev.stillwatch.platform.tls.ClientTls;
import dev.stillwatch.standalone.DevelopmentAccess;
import dev.stillwatch.standalone.ServiceName;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    private static final Pattern SETTING =
            Pattern.compile("stillwatch\\.(ingest|scoring|linking|enforcement|intel)\\.");

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

    @Option(
            names = "--secure",
            paramLabel = "DIR",
            description = {
                "With TLS, sign-in and roles. Certificates and tokens for each role are written to DIR, which is made when missing.",
                "Without it everybody on this machine may do everything."
            })
    private @Nullable Path secure;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of a service as its documentation names it, such as stillwatch.enforcement.guards.take-down-per-hour=5. May be repeated.")
    private Map<String, String> settings = Map.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        settings.keySet().forEach(this::known);
        Files.createDirectories(data);
        Logs.to(data);
        var ticker = new Ticker(spec.commandLine().getErr(), Clock.systemUTC());
        var options = new StandaloneOptions(data, port, taxiiPort, gatePort, metricsPort).with(settings);
        DevelopmentAccess access = secure == null
                ? null
                : DevelopmentAccess.in(secure, Clock.systemUTC().instant());
        Standalone platform = Standalone.start(access == null ? options : options.with(access), ticker::show);
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
        // Whatever happens, the process that is told to end must not wait for what never comes.
        try (platform) {
            describe(out, platform, access);
            stop.await();
            out.println("Stopping; what was acknowledged is kept in " + data);
            out.flush();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static String taxii(String target, @Nullable DevelopmentAccess access) {
        try (PlatformClient client = PlatformClient.connect(target, identity(access))) {
            return client.intel()
                    .getProgress(GetProgressRequest.getDefaultInstance())
                    .getTaxiiUrl();
        }
    }

    private static Identity identity(@Nullable DevelopmentAccess access) {
        return access == null
                ? Identity.NONE
                : new Identity(new ClientTls(access.authority(), null, null), access.token("operator"), "");
    }

    /** The services check the rest of it when they start. */
    private void known(String key) {
        if (!SETTING.matcher(key).lookingAt()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--set " + key
                            + " names no service; keys begin with stillwatch.ingest., .scoring., .linking., .enforcement. or .intel.");
        }
    }

    private void describe(PrintWriter out, Standalone platform, @Nullable DevelopmentAccess access) {
        String target = "127.0.0.1:" + platform.grpcPort();
        out.println("Stillwatch is up.");
        out.println("  gRPC, all services   " + target);
        out.println("  TAXII 2.1            " + taxii(target, access));
        if (gatePort >= 0) {
            HttpGate gate = platform.service(ServiceName.ENFORCEMENT).bean(HttpGate.class);
            out.println("  HTTP gate            " + gate.url().resolve("/v1/check"));
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
        String how = "";
        if (access == null) {
            out.println(
                    "Access: everybody on this machine may do everything. With --secure DIR: TLS, sign-in and roles.");
        } else {
            out.println("Access: TLS, sign-in and roles; certificates, and tokens for 12 hours, in " + secure);
            how = " --tls-ca " + access.authority() + " --token-file " + access.token("replay");
        }
        out.println(
                "Next: ./stillwatch simulate small --out traffic && ./stillwatch replay traffic/events.jsonl.gz --export findings --target "
                        + target + how);
        out.println("Stop with Ctrl-C.");
        out.flush();
    }
}
