package dev.stillwatch.platform.tls;

import org.jspecify.annotations.Nullable;

/** Certificates, keys or trust can't be had from their files. The message names the file and says what to do. */
public final class TlsException extends IllegalStateException {

    /** With what is wrong. */
    public TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
