package dev.stillwatch.enforcement.decision;

import java.util.List;

/**
 * What was decided in one go, in order. It is written down wholly or not at all.
 *
 * @param list the decisions
 * @param failedConditions how many conditions of policies could not be evaluated on the way
 */
public record Decisions(List<Decision> list, int failedConditions) {

    /** Copies the list. */
    public Decisions {
        list = List.copyOf(list);
    }

    /** Whether there is nothing to write down. */
    public boolean isEmpty() {
        return list.isEmpty();
    }
}
