package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.List;

/**
 * Where people live.
 *
 * @param country ISO 3166-1 alpha-2
 * @param language ISO 639-1 code of what they write
 * @param offsetHours their clocks against UTC
 */
public record Place(String country, String language, int offsetHours) {
    private static final List<Place> PLACES = List.of(
            new Place("US", "en", -5),
            new Place("US", "en", -6),
            new Place("US", "en", -8),
            new Place("CA", "en", -5),
            new Place("GB", "en", 0),
            new Place("AU", "en", 10),
            new Place("IN", "en", 5),
            new Place("SG", "en", 8),
            new Place("DE", "de", 1),
            new Place("AT", "de", 1),
            new Place("ES", "es", 1),
            new Place("MX", "es", -6),
            new Place("AR", "es", -3),
            new Place("FR", "fr", 1),
            new Place("RU", "ru", 3),
            new Place("BR", "pt", -3),
            new Place("PT", "pt", 0),
            new Place("JP", "ja", 9),
            new Place("CN", "zh", 8),
            new Place("TW", "zh", 8),
            new Place("SG", "zh", 8));
    private static final double[] WEIGHTS = {14, 8, 12, 4, 8, 3, 12, 2, 6, 1, 3, 3, 2, 5, 4, 5, 1, 6, 3, 2, 1};

    /** A place, as likely as it has users. */
    public static Place any(Dice dice) {
        return PLACES.get(dice.weighted(WEIGHTS));
    }

    /** A place whose people write this language. */
    public static Place speaking(String language, Dice dice) {
        return dice.pick(PLACES.stream()
                .filter(place -> place.language().equals(language))
                .toList());
    }
}
