package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.SharedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Evidence as a seed gives it: farms that come, move and merge, and strangers who share by chance. One step is one epoch. */
final class RandomEvidence {

    /** Something that happens to the evidence. */
    sealed interface Event {}

    record Seen(SharedValue value, String account) implements Event {}

    record Hub(SharedValue value) implements Event {}

    private static final Kind[] KINDS = Kind.values();

    private final Random random;
    private final int strangers;

    RandomEvidence(long seed, int strangers) {
        this.random = new Random(seed);
        this.strangers = strangers;
    }

    List<Event> epoch() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 60; i++) {
            Kind kind = KINDS[random.nextInt(KINDS.length)];
            int farm = random.nextInt(6);
            String account = random.nextInt(3) > 0
                    ? "farm" + farm + "-" + random.nextInt(90)
                    : "stranger-" + random.nextInt(strangers);
            long hash = switch (random.nextInt(4)) {
                case 0 -> 1 + farm;
                case 1 -> 10 + farm * 7L + random.nextInt(5);
                case 2 -> 100 + random.nextInt(20);
                default -> 1000 + random.nextInt(200);
            };
            events.add(new Seen(new SharedValue(kind, hash), account));
        }
        if (random.nextInt(6) == 0) {
            events.add(new Hub(new SharedValue(KINDS[random.nextInt(KINDS.length)], 1 + random.nextInt(6))));
        }
        return events;
    }

    int daysUntilNext() {
        return random.nextInt(8) == 0 ? 1 + random.nextInt(6) : 0;
    }
}
