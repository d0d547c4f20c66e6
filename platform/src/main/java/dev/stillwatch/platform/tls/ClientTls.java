package dev.stillwatch.platform.tls;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * TLS of a gRPC client: whom it trusts, and the certificate it shows.
 *
 * @param trustFile PEM; null: plain text
 * @param certificateFile PEM; null: none is shown
 * @param keyFile PEM; null with the certificate
 */
public record ClientTls(
        @Nullable Path trustFile,
        @Nullable Path certificateFile,
        @Nullable Path keyFile) {

    /** Plain text. */
    public static final ClientTls NONE = new ClientTls(null, null, null);

    /** Refuses half a configuration. */
    public ClientTls {
        if ((certificateFile == null) != (keyFile == null)) {
            throw new IllegalArgumentException("A certificate and its key go together; only one of them is named");
        }
        if (certificateFile != null && trustFile == null) {
            throw new IllegalArgumentException(
                    "Whom to trust is missing: without it there is no TLS, and no certificate can be shown");
        }
    }

    /**
     * What a channel is opened with. The server's name must be in its certificate.
     *
     * @throws TlsException when a file can't be used; names it
     */
    public ChannelCredentials channel() {
        if (trustFile == null) {
            return InsecureChannelCredentials.create();
        }
        var files = new TlsFiles(certificateFile, keyFile, trustFile);
        files.refresh();
        TlsChannelCredentials.Builder credentials =
                TlsChannelCredentials.newBuilder().trustManager(files.trust());
        return files.hasKey() ? credentials.keyManager(files.keys()).build() : credentials.build();
    }
}
