package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.Identity;
import dev.stillwatch.platform.tls.ClientTls;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands that talk to a running platform say who they are. */
final class ConnectionOptions {

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "PEM of the authority that issued the platform's certificate. Without it: plain text.")
    private @Nullable Path authority;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "PEM of a certificate to show.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "PEM of its key.")
    private @Nullable Path key;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with a bearer token to send.")
    private @Nullable Path token;

    /** Whether the platform will know who calls. */
    boolean signedIn() {
        return certificate != null || token != null;
    }

    Identity identity(String purpose) {
        return new Identity(new ClientTls(authority, certificate, key), token, purpose);
    }
}
