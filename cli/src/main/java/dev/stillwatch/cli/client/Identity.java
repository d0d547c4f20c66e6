package dev.stillwatch.cli.client;

import dev.stillwatch.platform.tls.ClientTls;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the platform, and what for.
 *
 * @param tls how it connects
 * @param tokenFile file with a bearer token, read at each call, so that it may be renewed meanwhile; null: none is sent
 * @param purpose what evidence is read for; empty: not said
 */
public record Identity(ClientTls tls, @Nullable Path tokenFile, String purpose) {

    /** Nobody, in plain text: for a platform without access control. */
    public static final Identity NONE = new Identity(ClientTls.NONE, null, "");

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> PURPOSE =
            Metadata.Key.of("stillwatch-purpose-bin", Metadata.BINARY_BYTE_MARSHALLER);

    /** Refuses to send a token in clear. */
    public Identity {
        if (tokenFile != null && tls.trustFile() == null) {
            throw new IllegalArgumentException(
                    "--token-file needs --tls-ca: in plain text whoever is in between could take the token");
        }
    }

    ClientInterceptor interceptor() {
        return new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(
                    MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
                return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                    @Override
                    public void start(Listener<R> listener, Metadata headers) {
                        if (tokenFile != null) {
                            headers.put(AUTHORIZATION, "Bearer " + token(tokenFile));
                        }
                        if (!purpose.isEmpty()) {
                            // As Unicode, for people write it.
                            headers.put(PURPOSE, purpose.getBytes(StandardCharsets.UTF_8));
                        }
                        super.start(listener, headers);
                    }
                };
            }
        };
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the token in " + file, e);
        }
    }
}
