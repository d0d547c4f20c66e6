package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.platform.epoch.EventTime;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The topic {@code labels} in memory, in the order they were given. One writer; readers of any number of threads. */
@Singleton
public final class LabelView {

    private final ConcurrentSkipListMap<String, Label> labels = new ConcurrentSkipListMap<>();
    private final ConcurrentHashMap<String, String> places = new ConcurrentHashMap<>();

    /** Takes a record as the newest of its label. */
    public void apply(Label label) {
        String place = place(label);
        places.put(label.getLabelId(), place);
        labels.put(place, label);
    }

    /** A label was erased. */
    public void erase(String labelId) {
        String place = places.remove(labelId);
        if (place != null) {
            labels.remove(place);
        }
    }

    /** The labels after a place, in order; after the empty one all. */
    public Stream<Label> after(String place) {
        return labels.tailMap(place, false).values().stream();
    }

    /** Where a label stands: by when it was given, then by id. Hexadecimal of one width sorts as the number does. */
    public static String place(Label label) {
        return String.format("%016x/%s", EventTime.millis(label.getLabeledAt()), label.getLabelId());
    }
}
