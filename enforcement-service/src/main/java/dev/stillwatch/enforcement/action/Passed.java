package dev.stillwatch.enforcement.action;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The verifications that holders were asked for and passed. Who passed is not asked again for the same reasons for a time. Not for several
 * threads.
 */
public final class Passed {

    private record Memory(String actionId, long atMillis, Set<String> signals) {}

    private final Map<String, List<Memory>> byAccount = new HashMap<>();

    void apply(Action action) {
        if (!action.hasPassedAt()) {
            return;
        }
        Memory memory = new Memory(
                action.getActionId(), EventTime.millis(action.getPassedAt()), signals(action.getReasonsList()));
        List<Memory> memories = byAccount.computeIfAbsent(action.getSubject().getAccount(), a -> new ArrayList<>(1));
        memories.removeIf(m -> m.actionId().equals(memory.actionId()));
        memories.add(memory);
    }

    /**
     * Whether the holder passed a verification lately that rested on all of these signals. One more signal, and they are asked again.
     *
     * @param grounds what a new one would rest on
     * @param nowMillis the moment it would be asked for
     * @param memory for how long a passed one counts
     */
    public boolean covers(String account, List<Reason> grounds, long nowMillis, Duration memory) {
        return byAccount.getOrDefault(account, List.of()).stream()
                .anyMatch(m -> nowMillis - m.atMillis() < memory.toMillis()
                        && m.signals().containsAll(signals(grounds)));
    }

    private static Set<String> signals(List<Reason> reasons) {
        return reasons.stream().map(Reason::getSignal).collect(Collectors.toUnmodifiableSet());
    }
}
