package dev.stillwatch.lab.replay;

/** Says why a line holds no event; never leaves the package. */
final class RejectedLineException extends Exception {
    RejectedLineException(String reason) {
        super(reason, null, false, false);
    }

    /** What is wrong with the line. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
