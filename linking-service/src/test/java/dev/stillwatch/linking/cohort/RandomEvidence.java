package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.Moment;
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

    /** So many of a task's accounts did something at a time. */
    record Did(Moment moment, int source, int accounts) implements Event {}

    private static final Kind[] KINDS = Kind.values();
    private static final Kind[] TIMED = {Kind.COACTIVITY, Kind.SUCCESSION, Kind.REACTION, Kind.COMPLEMENT};

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
            events.add(new Seen(new SharedValue(kind, kind.timed() ? (hash % 9) << 40 | hash : hash), account));
        }
        for (int i = 0; i < 6; i++) {
            Kind timed = TIMED[random.nextInt(TIMED.length)];
            int source = random.nextInt(3);
            var moment = new Moment(timed, random.nextInt(9));
            if (events.stream()
                    .noneMatch(e -> e instanceof Did did && did.moment().equals(moment) && did.source() == source)) {
                events.add(new Did(moment, source, 1 + random.nextInt(6)));
            }
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
