package dev.stillwatch.platform.access;

/** A credential that is not good. The reason is one of docs/errors.md; the message never quotes the credential. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    Refused(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
