package dev.stillwatch.enforcement.guard;

import dev.stillwatch.enforcement.interval.Intervals;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.ArmResult;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the two arms of a canary did since it began, scaled to what each would do if it decided for all. */
public final class CanaryResults {

    private record Arm(String version, ActionKind kind) {}

    private static final class Count {
        private final Set<String> clusters = new HashSet<>();
        private long accounts;
        private long reversed;
    }

    private CanaryResults() {}

    /**
     * The results, by version and by kind.
     *
     * @param canary the canary
     * @param actions every action, in any order
     */
    public static List<ArmResult> of(Canary canary, Stream<Action> actions) {
        long from = EventTime.millis(canary.getStartedAt());
        long to = canary.hasEndedAt() ? EventTime.millis(canary.getEndedAt()) : Long.MAX_VALUE;
        TreeMap<Arm, Count> counts =
                new TreeMap<>(java.util.Comparator.comparing(Arm::version).thenComparing(Arm::kind));
        for (Iterator<Action> all = actions.iterator(); all.hasNext(); ) {
            Action action = all.next();
            long at = EventTime.millis(action.getDecidedAt());
            boolean began =
                    action.getState() != Action.State.STATE_PENDING && action.getState() != Action.State.STATE_REFUSED;
            if (began && action.getMode() == Mode.MODE_ENFORCE && at >= from && at < to) {
                Count count =
                        counts.computeIfAbsent(new Arm(action.getPolicyVersion(), action.getKind()), a -> new Count());
                count.accounts++;
                count.reversed += action.getState() == Action.State.STATE_REVERSED ? 1 : 0;
                count.clusters.add(
                        action.getCohortId().isEmpty()
                                ? "account:" + action.getSubject().getAccount()
                                : "cohort:" + action.getCohortId());
            }
        }
        return counts.entrySet().stream()
                .map(e -> result(canary, e.getKey(), e.getValue()))
                .toList();
    }

    private static ArmResult result(Canary canary, Arm arm, Count count) {
        boolean candidate = arm.version().equals(canary.getCandidate().getVersion());
        double share = candidate ? canary.getShare() : 1 - canary.getShare();
        double each = (double) count.accounts / count.clusters.size();
        Intervals.Range clusters = Intervals.poisson(count.clusters.size());
        return ArmResult.newBuilder()
                .setPolicyVersion(arm.version())
                .setKind(arm.kind())
                .setAccounts(count.accounts)
                .setReversed(count.reversed)
                .setAccountsIfAll(count.accounts / share)
                .setAccountsIfAllLow(clusters.low() * each / share)
                .setAccountsIfAllHigh(clusters.high() * each / share)
                .build();
    }
}
