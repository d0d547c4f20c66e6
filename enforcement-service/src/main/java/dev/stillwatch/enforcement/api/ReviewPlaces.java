package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.campaign.ReviewQueue.Place;

/** Where a page of the review queue ended, as page tokens hold it. */
final class ReviewPlaces {

    private ReviewPlaces() {}

    static String write(Place last) {
        // Ranks are not negative, so their bits are no negative number either.
        return Double.doubleToLongBits(last.rank()) + "/" + last.id();
    }

    /** Reads what {@link #write} wrote; nothing is the place before all entries. */
    static Place read(String text) {
        if (text.isEmpty()) {
            return Place.START;
        }
        String bits = text.substring(0, Math.max(0, text.indexOf('/')));
        return new Place(Double.longBitsToDouble(TokenNumbers.read(bits)), text.substring(bits.length() + 1));
    }
}
