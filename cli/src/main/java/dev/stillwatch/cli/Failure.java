package dev.stillwatch.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person is told when a command fails: what happened and what to do, without a stack. */
final class Failure {

    private static final Pattern CONNECTION =
            Pattern.compile("Connection (refused|timed out|reset)[^\\n]*|No route to host[^\\n]*");

    private Failure() {}

    static String describe(String command, Throwable failure) {
        String what = switch (failure) {
            case NoSuchFileException e -> "There is no file " + e.getFile();
            case StatusRuntimeException e -> answer(e.getStatus());
            case IOException e -> "Reading or writing failed: " + e.getMessage();
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
        return "stillwatch " + command + ": " + what
                + (Logs.file() == null ? "" : System.lineSeparator() + "The log has more: " + Logs.file());
    }

    private static String answer(Status status) {
        boolean away = status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.DEADLINE_EXCEEDED;
        if (away) {
            return "Nobody answered (" + status.getCode() + "): " + cause(status)
                    + ". Is the platform running at that address?";
        }
        return "The platform answered " + status.getCode() + ": " + status.getDescription();
    }

    /** What a connection failed of. gRPC's own text goes on with every attempt and its stack. */
    private static String cause(Status status) {
        String description = String.valueOf(status.getDescription());
        Matcher refused = CONNECTION.matcher(description);
        return refused.find()
                ? refused.group()
                : description.lines().findFirst().orElse("");
    }
}
