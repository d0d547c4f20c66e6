package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.type.v1.Reason;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one copy of what many actions say alike: the reasons of a cohort stand in each of its accounts' actions. What it keeps, it keeps
 * for good; the number of different words is that of campaigns, not of accounts.
 */
public final class Words {

    private final ConcurrentHashMap<String, String> strings = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Reason, Reason> reasons = new ConcurrentHashMap<>();

    String shared(String word) {
        return strings.computeIfAbsent(word, w -> w);
    }

    /** The action, sharing what it says with others that say the same. */
    public Action shared(Action action) {
        List<Reason> same = action.getReasonsList().stream()
                .map(r -> reasons.computeIfAbsent(r, x -> x))
                .toList();
        return action.toBuilder()
                .clearReasons()
                .addAllReasons(same)
                .setPolicyId(shared(action.getPolicyId()))
                .setPolicyVersion(shared(action.getPolicyVersion()))
                .setCampaignId(shared(action.getCampaignId()))
                .setCohortId(shared(action.getCohortId()))
                .build();
    }
}
