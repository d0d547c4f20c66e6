package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.decision.CommandOutcome;
import dev.stillwatch.enforcement.decision.Decision;
import dev.stillwatch.enforcement.decision.Decisions;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Header;

/** What goes into one transaction, and who waits for it. Not for several threads. */
final class Batch {

    /**
     * A decision to be written.
     *
     * @param decision the decision
     * @param headers where it came from, on the ledger entry that stands for the request; empty elsewhere
     * @param cause the span it was decided under
     */
    record Item(Decision decision, List<Header> headers, SpanContext cause) {}

    private record Waiting(CompletableFuture<CommandOutcome> answer, CommandOutcome outcome) {}

    private final List<Item> items = new ArrayList<>();
    private final List<DeadLetter> unreadable = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** Decisions that follow from nothing that was read. */
    void add(Decisions decisions) {
        add(decisions, SpanContext.getInvalid());
    }

    /** Decisions of an epoch. Its span ends when they are durable, or lost; at once when there are none. */
    void add(Decisions decisions, Span epoch) {
        add(decisions, epoch.getSpanContext());
        if (decisions.list().isEmpty()) {
            epoch.end();
        } else {
            spans.add(epoch);
        }
    }

    private void add(Decisions decisions, SpanContext cause) {
        decisions.list().forEach(d -> items.add(new Item(d, List.of(), cause)));
    }

    /** Decisions of a command: the last ledger entry about its subject carries the stamp. */
    void add(Decisions decisions, RequestStamp stamp, String reference, SpanContext cause) {
        add(decisions, stamp.headers(), reference, cause);
    }

    /** The same, with these headers. */
    void add(Decisions decisions, List<Header> headers, String reference, SpanContext cause) {
        int stamped = -1;
        for (int i = 0; i < decisions.list().size(); i++) {
            if (decisions.list().get(i) instanceof Decision.Entered(var entry, var record)
                    && record.getReference().equals(reference)) {
                stamped = i;
            }
        }
        for (int i = 0; i < decisions.list().size(); i++) {
            items.add(new Item(decisions.list().get(i), i == stamped ? headers : List.of(), cause));
        }
    }

    void add(List<DeadLetter> letters) {
        unreadable.addAll(letters);
    }

    /** Is told the outcome when the batch is durable. */
    void answer(CompletableFuture<CommandOutcome> answer, CommandOutcome outcome) {
        waiting.add(new Waiting(answer, outcome));
    }

    List<Item> items() {
        return items;
    }

    List<DeadLetter> unreadable() {
        return unreadable;
    }

    /** Whether anything in it goes into the ledger. */
    boolean enters() {
        return items.stream().anyMatch(i -> i.decision() instanceof Decision.Entered);
    }

    boolean isEmpty() {
        return items.isEmpty() && unreadable.isEmpty() && waiting.isEmpty();
    }

    int size() {
        return items.size();
    }

    /** The batch is durable. */
    void done() {
        waiting.forEach(w -> w.answer().complete(w.outcome()));
        clear();
    }

    /** The batch was not written and will not be. */
    void lost() {
        spans.forEach(s -> s.setStatus(StatusCode.ERROR, "not written"));
        waiting.forEach(w -> w.answer().completeExceptionally(new CommandQueue.NotTheDecider()));
        clear();
    }

    private void clear() {
        spans.forEach(Span::end);
        spans.clear();
        items.clear();
        unreadable.clear();
        waiting.clear();
    }
}
