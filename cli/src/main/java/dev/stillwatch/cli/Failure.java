package dev.stillwatch.cli;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** What a person is told when a command fails: what happened and what to do, without a stack. */
final class Failure {

    private Failure() {}

    static String describe(String command, Throwable failure) {
        String what = switch (failure) {
            case NoSuchFileException e -> "There is no file " + e.getFile();
            case StatusRuntimeException e ->
                "The platform answered " + e.getStatus().getCode() + ": "
                        + e.getStatus().getDescription() + ". Is it running at that address?";
            case IOException e -> "Reading or writing failed: " + e.getMessage();
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
        return "stillwatch " + command + ": " + what
                + (Logs.file() == null ? "" : System.lineSeparator() + "The log has more: " + Logs.file());
    }
}
