package dev.stillwatch.enforcement.stream;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.decision.CommandOutcome;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What persons want decided, on its way to the one thread that decides. Takes commands only while this replica decides. */
@Singleton
public final class CommandQueue {

    /**
     * A command on its way.
     *
     * @param command what is wanted
     * @param requestId the request's id; the same again gives the same answer
     * @param fingerprint SHA-256 of the request; tells the same request from another with its id
     * @param cause the span of the call it came in
     * @param answer is completed when the decision is durable
     */
    public record Submitted(
            Command command,
            String requestId,
            ByteString fingerprint,
            SpanContext cause,
            CompletableFuture<CommandOutcome> answer) {}

    /** This replica does not decide, or no longer. */
    public static final class NotTheDecider extends Exception {

        private static final long serialVersionUID = 1L;

        NotTheDecider() {
            super("this replica does not decide");
        }
    }

    private final Queue<Submitted> pending = new ArrayDeque<>();
    private boolean open;

    /** Hands in a command; fails with {@link NotTheDecider} when this replica does not decide. */
    public synchronized CompletableFuture<CommandOutcome> submit(
            Command command, String requestId, ByteString fingerprint) {
        Submitted submitted = new Submitted(
                command, requestId, fingerprint, Span.current().getSpanContext(), new CompletableFuture<>());
        if (open) {
            pending.add(submitted);
        } else {
            submitted.answer().completeExceptionally(new NotTheDecider());
        }
        return submitted.answer();
    }

    /** From now on this replica decides. */
    synchronized void open() {
        open = true;
    }

    /** This replica decides no more; what waits is refused. */
    synchronized void close() {
        open = false;
        pending.forEach(s -> s.answer().completeExceptionally(new NotTheDecider()));
        pending.clear();
    }

    /** The command that waits longest; null when none does. */
    synchronized @Nullable Submitted next() {
        return pending.poll();
    }
}
