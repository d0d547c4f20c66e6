package dev.stillwatch.enforcement.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.stillwatch.enforcement.decision.CommandOutcome;
import dev.stillwatch.enforcement.decision.Decisions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last requests that were decided (AIP-155), so that one that comes again gets the same answer and changes nothing. After a change of
 * the decider the answer is what the request was about as it stands then. Not for several threads.
 */
final class RequestMemory {

    /** How many requests are remembered. */
    static final int MOST = 10_000;

    private static final class Remembered {
        private final ByteString fingerprint;
        private final String reference;
        private @Nullable Message result;

        private Remembered(ByteString fingerprint, String reference) {
            this.fingerprint = fingerprint;
            this.reference = reference;
        }
    }

    private final LinkedHashMap<String, Remembered> byRequest = new LinkedHashMap<>();
    private final Map<String, Remembered> byReference = new HashMap<>();

    /** A request was decided. */
    void remember(RequestStamp stamp) {
        Remembered remembered = new Remembered(stamp.fingerprint(), stamp.reference());
        byRequest.put(stamp.requestId(), remembered);
        byReference.put(stamp.reference(), remembered);
        if (byRequest.size() > MOST) {
            Remembered eldest = byRequest.pollFirstEntry().getValue();
            byReference.remove(eldest.reference, eldest);
        }
    }

    /** What was decided last about what stamps name by this reference stands like this. */
    void found(String reference, Message result) {
        Remembered remembered = byReference.get(reference);
        if (remembered != null) {
            remembered.result = result;
        }
    }

    /** Whether a request was decided before, whatever came of it. */
    boolean knows(String requestId) {
        return byRequest.containsKey(requestId);
    }

    /** The answer to a request that was decided before; empty when it is new. */
    Optional<CommandOutcome> earlier(String requestId, ByteString fingerprint) {
        Remembered remembered = byRequest.get(requestId);
        if (remembered == null || remembered.result == null) {
            return Optional.empty();
        }
        return Optional.of(
                remembered.fingerprint.equals(fingerprint)
                        ? new CommandOutcome.Done(new Decisions(List.of(), 0), remembered.result)
                        : new CommandOutcome.Refused(
                                CommandOutcome.Refusal.REQUEST_ID_REUSED,
                                "request_id " + requestId
                                        + " was used before for another request; make a new one for each"));
    }
}
