package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.check.Held;
import dev.stillwatch.enforcement.check.Standing;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The topic {@code actions} in memory: every action in the order they were decided, and what takes effect on each account. One writer;
 * readers of any number of threads.
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

        static Place of(Action action) {
            return new Place(EventTime.millis(action.getDecidedAt()), action.getActionId());
        }
    }

    private final ConcurrentSkipListMap<Place, Action> actions = new ConcurrentSkipListMap<>(
            Comparator.comparingLong(Place::decidedMillis).thenComparing(Place::actionId));
    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Standing> standings = new ConcurrentHashMap<>();
    private final Words words = new Words();

    /** Takes a record as the newest of its action. */
    public void apply(Action record) {
        Action action = words.shared(record);
        Place place = Place.of(action);
        actions.put(place, action);
        places.put(action.getActionId(), place);
        if (action.getMode() == Mode.MODE_ENFORCE) {
            standings.compute(
                    action.getSubject().getAccount(),
                    (account, before) -> action.getState() == Action.State.STATE_ACTIVE
                            ? Standing.with(before, held(action))
                            : Standing.without(before, action.getActionId()));
        }
    }

    private Held held(Action action) {
        return new Held(
                action.getActionId(),
                action.getKind(),
                words.shared(action.getPolicyId()),
                words.shared(action.getPolicyVersion()));
    }

    /** What takes effect on an account; null when nothing does. */
    public @Nullable Standing standing(String accountId) {
        return standings.get(accountId);
    }

    /** The action of this id. */
    public Optional<Action> get(String actionId) {
        return Optional.ofNullable(places.get(actionId)).map(actions::get);
    }

    /** The actions after a place, in the order they were decided. */
    public Stream<Action> after(Place place) {
        return actions.tailMap(place, false).values().stream();
    }
}
