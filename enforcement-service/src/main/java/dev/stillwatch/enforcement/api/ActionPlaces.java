package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.state.ActionView.Place;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.platform.epoch.EventTime;

/** Where a page of actions ended, as page tokens hold it. */
final class ActionPlaces {

    private ActionPlaces() {}

    static String write(Action last) {
        return EventTime.millis(last.getDecidedAt()) + "/" + last.getActionId();
    }

    /** Reads what {@link #write} wrote; nothing is the place before all actions. */
    static Place read(String text) {
        if (text.isEmpty()) {
            return Place.START;
        }
        String millis = text.substring(0, Math.max(0, text.indexOf('/')));
        return new Place(TokenNumbers.read(millis), text.substring(millis.length() + 1));
    }
}
