package dev.stillwatch.scoring.signal;

import java.util.Map;
import java.util.Set;

/** What a score's reasons say of the part that a subject takes, beyond how likely it is: whether it draws, and whether it is a bystander. */
public final class Participation {

    /**
     * Signals of drawing what a student is trained on, with the nats from which each says so. Long answers alone are what agents and builds get as well, so they have to
     * be very long.
     */
    private static final Map<String, Double> DRAWS = Map.of(
            "elicitation", 0.15,
            "elicitation_excess", 0.15,
            "probe_enumeration", 0.15,
            "sampling", 0.15,
            "foreign_handles", 0.15,
            "replayed_handles", 0.15,
            "dense_output", 0.4);

    /** Signals of passing on what other people ask. */
    private static final Set<String> RELAYS = Set.of("contradictions", "many_authors", "changing_client");

    private static final double RELAYS_FROM = 0.3;

    /** Nats from which an account's own reasons speak for extraction on balance when it had next to no exchanges; of {@code n} it takes 8 / (n + 8) of them, as habits are believed by n / (n + 8). */
    private static final double LEANS_FROM = 0.5;

    private static final double BELIEF = 8;

    /** And nats that are forgiven an account the more exchanges it had, by n / (n + 100): a person shows a person's habits by then, and who shows none of these either is no bystander. */
    private static final double FORGIVEN = 0.5;

    private static final double LONG = 100;

    private Participation() {}

    /** Whether one of the reasons says that what a student is trained on is drawn: elicitation, probes, alternatives, handles, very long answers. */
    public static boolean draws(Score score) {
        return score.reasons().stream()
                .anyMatch(r -> r.getWeight() >= DRAWS.getOrDefault(r.getSignal(), Double.POSITIVE_INFINITY));
    }

    /**
     * Whether an account shows by itself nothing, or nothing yet, of what campaigns do: it does not draw, does not pass on what others ask (forged clients, many authors, changing
     * clients), and its habits do not speak for extraction on balance. A harvest's accounts draw and a relay's pass on, mostly from their first exchanges on; who shares something with them and
     * does neither only stands near.
     *
     * @param own its own score, without what its cohort adds
     * @param exchanges how many it had
     */
    public static boolean isBystander(Score own, long exchanges) {
        return !draws(own)
                && !relays(own)
                && own.logOdds() - own.prior()
                        < LEANS_FROM * BELIEF / (exchanges + BELIEF) - FORGIVEN * exchanges / (exchanges + LONG);
    }

    private static boolean relays(Score own) {
        return own.reasons().stream()
                        .filter(r -> RELAYS.contains(r.getSignal()))
                        .mapToDouble(r -> r.getWeight())
                        .sum()
                >= RELAYS_FROM;
    }
}
