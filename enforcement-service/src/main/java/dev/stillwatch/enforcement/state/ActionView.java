package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.SwitchConfiguration;
import dev.stillwatch.enforcement.check.Held;
import dev.stillwatch.enforcement.check.Standings;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The topic {@code actions} in memory, twice: what takes effect on each account, for gateways, who never wait for the other; and every action in
 * the order they were decided, for lists. One writer; readers of any number of threads.
 */
@Singleton
public final class ActionView {

    /**
     * Where an action stands in the order they were decided.
     *
     * @param decidedMillis when it was decided, milliseconds since 1970
     * @param actionId its id
     */
    public record Place(long decidedMillis, String actionId) {

        /** Before every action. */
        public static final Place START = new Place(Long.MIN_VALUE, "");

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::decidedMillis).thenComparing(Place::actionId);
    }

    /** So many actions are given at once; a list is read a page at a time, and writing waits for no page. */
    private static final int STRETCH = 1_000;

    private final Standings standings = new Standings();
    private final ActionRows rows = new ActionRows();
    private final Set<String> shadowPolicies;
    private @Nullable Held latest;

    /** Rows in the order they were decided; null when it has to be made anew. */
    private int @Nullable [] order;

    /** With policies whose actions gateways are not told of. */
    public ActionView(SwitchConfiguration switches) {
        this.shadowPolicies = Set.copyOf(switches.shadowPolicies());
    }

    /** Takes a record as the newest of its action. */
    public void apply(Action action) {
        apply(ActionReader.Split.of(action));
    }

    /** Takes a record as the newest of its action, as it was read. */
    public void apply(ActionReader.Split split) {
        Action action = split.alike();
        if (action.getMode() == Mode.MODE_ENFORCE && !shadowPolicies.contains(action.getPolicyId())) {
            if (action.getState() == Action.State.STATE_ACTIVE) {
                standings.put(split.account(), split.actionId(), held(action));
            } else {
                standings.remove(split.account(), split.actionId());
            }
        }
        keep(split);
    }

    /** One object for actions that follow one another. */
    private Held held(Action action) {
        Held last = latest;
        if (last == null
                || last.kind() != action.getKind()
                || !last.policyId().equals(action.getPolicyId())
                || !last.policyVersion().equals(action.getPolicyVersion())) {
            last = new Held(action.getKind(), action.getPolicyId(), action.getPolicyVersion());
            latest = last;
        }
        return last;
    }

    /** An action that has ended was erased: nothing is left of it but its place. */
    public synchronized void erase(String actionId) {
        int row = rows.find(actionId);
        if (row >= 0) {
            rows.put(ActionReader.Split.of(Action.newBuilder()
                    .setActionId(actionId)
                    .setDecidedAt(rows.get(row).getDecidedAt())
                    .build()));
        }
    }

    private synchronized void keep(ActionReader.Split split) {
        int known = rows.size();
        int row = rows.put(split);
        if (row == known) {
            order = null;
        }
    }

    /** The strongest action that takes effect on an account; null when none does. */
    public @Nullable Held strongest(String accountId) {
        return standings.strongest(accountId);
    }

    /** The action of this id. */
    public synchronized Optional<Action> get(String actionId) {
        int row = rows.find(actionId);
        return row < 0 ? Optional.empty() : Optional.of(rows.get(row));
    }

    /** The actions after a place, in the order they were decided. */
    public Stream<Action> after(Place place) {
        return after(place, "");
    }

    /** The actions after a place that are about an account; about any, when it is empty. */
    public Stream<Action> after(Place place, String account) {
        return Stream.iterate(stretch(place, account), s -> !s.isEmpty(), s -> stretch(place(s.getLast()), account))
                .flatMap(List::stream);
    }

    private synchronized List<Action> stretch(Place after, String account) {
        int[] sorted = sorted();
        List<Action> found = new ArrayList<>();
        for (int i = firstAfter(sorted, after); i < sorted.length && found.size() < STRETCH; i++) {
            if (account.isEmpty() ? !rows.isAbout(sorted[i], "") : rows.isAbout(sorted[i], account)) {
                found.add(rows.get(sorted[i]));
            }
        }
        return found;
    }

    private int[] sorted() {
        int[] known = order;
        if (known == null) {
            known = IntStream.range(0, rows.size())
                    .boxed()
                    .sorted((a, b) -> Place.ORDER.compare(place(a), place(b)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            order = known;
        }
        return known;
    }

    private int firstAfter(int[] sorted, Place place) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Place.ORDER.compare(place(sorted[middle]), place) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Place place(int row) {
        return new Place(rows.decidedMillis(row), rows.id(row));
    }

    private static Place place(Action action) {
        return new Place(EventTime.millis(action.getDecidedAt()), action.getActionId());
    }
}
