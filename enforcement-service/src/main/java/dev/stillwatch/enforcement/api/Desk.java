package dev.stillwatch.enforcement.api;

import com.google.protobuf.Message;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.decision.CommandOutcome;
import dev.stillwatch.enforcement.stream.CommandQueue;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.transparency.Hashes;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands persons' commands to the decider and waits until they are durable. */
@Singleton
final class Desk {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CommandQueue commands;

    Desk(CommandQueue commands) {
        this.commands = commands;
    }

    /**
     * Has a command decided.
     *
     * @param request the request it came in, for telling a repeat from another request with the same id
     * @throws StatusRuntimeException when it was refused, or when this replica does not decide
     */
    <T extends Message> T decide(Command command, String requestId, Message request, Class<T> result) {
        try {
            CommandOutcome outcome = commands.submit(command, requestId, Hashes.sha256(request.toByteString()))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return switch (outcome) {
                case CommandOutcome.Done done -> result.cast(done.result());
                case CommandOutcome.Refused refused -> throw Refusals.of(refused);
            };
        } catch (ExecutionException e) {
            throw Errors.unavailable(
                    "NOT_THE_DECIDER",
                    "One replica decides, and this is not it; ask another, or this one again in a moment",
                    RETRY_AFTER);
        } catch (TimeoutException e) {
            throw Errors.unavailable(
                    "DECISION_DELAYED",
                    "The decision is not durable yet; send the same request again to learn how it went",
                    RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable(
                    "DECISION_DELAYED", "The call was cancelled before the decision was durable", RETRY_AFTER);
        }
    }
}
