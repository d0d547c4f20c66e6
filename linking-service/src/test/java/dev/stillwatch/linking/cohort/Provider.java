package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A provider of any size as the third stage sees it: what accounts share, told anew as often as the first stage tells it. Ten in eleven accounts are people
 * with the fan-out of households, neighbourhoods, popular clients and prompts; the others work for four campaigns.
 */
final class Provider {

    /** The accounts of the campaigns of February 2026. */
    static final int FEBRUARY = 24_000;

    static final int EPOCHS_A_DAY = 288;

    private static final double[] PARTS = {0.54, 0.31, 0.12, 0.03};
    private static final int NEVER = -1_000;

    private final LinkWeights weights;
    private final List<Account> accounts = new ArrayList<>();
    private final SplittableRandom random;
    private final int people;

    /** An account, what it shares, and when that was told last. */
    private static final class Account {
        private final String id;
        private final int from;
        private final double active;
        private final SharedValue[] values;
        private final int[] told;

        private Account(String id, int from, double active, List<SharedValue> values) {
            this.id = id;
            this.from = from;
            this.active = active;
            this.values = values.toArray(SharedValue[]::new);
            this.told = new int[values.size()];
            Arrays.fill(told, NEVER);
        }
    }

    /**
     * A provider.
     *
     * @param attackers accounts of campaigns; there are ten times as many people
     * @param days days within which campaigns grow
     */
    Provider(LinkWeights weights, int attackers, int days, long seed) {
        this.weights = weights;
        this.random = new SplittableRandom(seed);
        this.people = attackers * 10;
        for (int i = 0; i < people; i++) {
            accounts.add(new Account("person-" + i, 0, 0.4, person(i)));
        }
        for (int campaign = 0; campaign < PARTS.length; campaign++) {
            int size = Math.max(5, (int) (attackers * PARTS[campaign]));
            for (int i = 0; i < size; i++) {
                int from = random.nextInt(Math.max(1, days * 7 / 10));
                accounts.add(new Account("campaign-" + campaign + "-" + i, from, 0.8, worker(campaign, i, size)));
            }
        }
    }

    int size() {
        return accounts.size();
    }

    private List<SharedValue> person(int i) {
        var values = new ArrayList<SharedValue>();
        values.add(new SharedValue(Kind.IP, 1L + i / 3));
        values.add(new SharedValue(Kind.PREFIX, 1L + i / 60));
        values.add(new SharedValue(Kind.CLIENT, 1L + random.nextInt(people / 500 + 1)));
        values.add(new SharedValue(Kind.EMAIL_PATTERN, 1L + random.nextInt(people / 300 + 1)));
        if (random.nextInt(5) == 0) {
            values.add(new SharedValue(Kind.COTIMING, 1L + random.nextInt(people / 15 + 1)));
        }
        if (random.nextInt(3) == 0) {
            values.add(new SharedValue(Kind.SYSTEM_PROMPT, 1L + random.nextInt(people / 3_000 + 1)));
            values.add(new SharedValue(Kind.TOOLSET, 1L + random.nextInt(people / 3_000 + 1)));
        }
        if (random.nextInt(20) == 0) {
            family(values, 1L + random.nextInt(people / 200 + 1));
        }
        if (random.nextInt(33) == 0) {
            values.add(new SharedValue(Kind.PAYMENT, 1L + i / 2));
        }
        return values;
    }

    private List<SharedValue> worker(int campaign, int i, int size) {
        long own = (campaign + 1) * 100_000_000L;
        var values = new ArrayList<SharedValue>();
        int families = 2 + size / 2_000;
        for (int k = 0; k < 2; k++) {
            family(values, own + random.nextInt(families));
        }
        values.add(new SharedValue(Kind.OPENING, own));
        values.add(new SharedValue(Kind.IP, own + i / 2));
        values.add(new SharedValue(Kind.PREFIX, 1L + random.nextInt(people / 60 + 1)));
        values.add(new SharedValue(Kind.CLIENT, own + i / 1_500));
        values.add(new SharedValue(Kind.EMAIL_PATTERN, 1L + random.nextInt(people / 300 + 1)));
        values.add(new SharedValue(Kind.PAYMENT, own + i / 4));
        values.add(new SharedValue(Kind.COTIMING, own + i / 10));
        values.add(new SharedValue(Kind.DEVICE, own + i / 8));
        return values;
    }

    private static void family(List<SharedValue> values, long family) {
        for (int band = 0; band < 9; band++) {
            values.add(new SharedValue(Kind.TEMPLATE, family * 16 + band));
        }
    }

    /** A sighting. */
    record Seen(SharedValue value, String account) {}

    /** What a day tells, by epoch of the day. */
    List<List<Seen>> day(int day) {
        List<List<Seen>> epochs = new ArrayList<>();
        for (int i = 0; i < EPOCHS_A_DAY; i++) {
            epochs.add(new ArrayList<>());
        }
        for (Account account : accounts) {
            if (day >= account.from && random.nextDouble() < account.active) {
                List<Seen> epoch = epochs.get(random.nextInt(EPOCHS_A_DAY));
                for (int v = 0; v < account.values.length; v++) {
                    if (day - account.told[v]
                            >= weights.of(account.values[v].kind()).refresh()) {
                        account.told[v] = day;
                        epoch.add(new Seen(account.values[v], account.id));
                    }
                }
            }
        }
        return epochs;
    }
}
