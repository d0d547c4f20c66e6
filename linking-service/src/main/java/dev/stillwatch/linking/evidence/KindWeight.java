package dev.stillwatch.linking.evidence;

/**
 * How much it says that two accounts share a value of one kind: the logarithm of how much likelier that is for two accounts of one hand
 * than for two strangers that came together as candidates (Fellegi and Sunter 1969). With {@code n} accounts that hold the value, of
 * {@code N} seen in all,
 *
 * <pre>weight = ln( reuse / ( chance · (1 + crowd · (n − 2)) + commonness · (n − 1) / N ) ), or 0 where that is negative.</pre>
 *
 * @param reuse probability that one hand uses a value of this kind again in another of its accounts, 0 to 1
 * @param chance probability that two strangers share one that only they hold, 0 to 1
 * @param crowd by how much each further holder raises that chance: behind an address that thirty use stands a gateway, not a hand
 * @param commonness probability that a value which many hold is simply popular: 1 where popularity is all there is to it, near 0 for
 *     what belongs to a person by its nature
 * @param cap holders beyond which a value is a hub and links nothing
 * @param repeat what each further shared value of the same aspect counts, as a share of the one before it, 0 to 1
 * @param days days without a fresh sighting after which an account holds the value no longer; in the last sixth of them it counts half
 */
public record KindWeight(
        double reuse, double chance, double crowd, double commonness, int cap, double repeat, int days) {

    private static final double GRAIN = 1e6;
    private static final double NEVER = 1e-300;

    /** Refuses values out of range. */
    public KindWeight {
        if (!(reuse > 0 && reuse <= 1 && chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("reuse and chance are probabilities, not " + reuse + " and " + chance);
        }
        if (!(crowd >= 0 && commonness >= 0 && commonness <= 1 && repeat >= 0 && repeat <= 1)) {
            throw new IllegalArgumentException("crowd, commonness or repeat is out of range");
        }
        if (cap < 2 || days < 2) {
            throw new IllegalArgumentException("A value needs a cap of 2 accounts and 2 days at least");
        }
    }

    /**
     * The weight of sharing a value.
     *
     * @param holders accounts that hold it, n
     * @param population accounts seen in all, N
     * @return nats, 0 or more; rounded to a millionth, so that it is the same number on every machine
     */
    public double nats(int holders, long population) {
        return nats(holders, population, 0);
    }

    /**
     * The weight of sharing a time. Strangers share it with the probability that any account does, doubled because those who have something weaker in common also keep
     * similar hours: {@code weight = ln(reuse / (max(chance, 2·share) · (1 + crowd·(n − 2)) + …))}.
     *
     * @param share how many of all accounts did the same at that time, 0 to 1
     */
    public double nats(int holders, long population, double share) {
        if (holders < 2 || holders > cap) {
            return 0;
        }
        double strangers = Math.max(chance, 2 * share) * (1 + crowd * (holders - 2))
                + commonness * (holders - 1) / Math.max(population, holders);
        double nats = StrictMath.log(reuse / strangers);
        return nats <= 0 ? 0 : StrictMath.rint(nats * GRAIN) / GRAIN;
    }

    /** Whether a sighting so many days ago counts in full. */
    public boolean fresh(int age) {
        return age <= days * 5 / 6;
    }

    /** Whether a sighting so many days ago counts no more. */
    public boolean expired(int age) {
        return age > days;
    }

    /** How many days may pass until a sighting that goes on is told again, so that it stays fresh. */
    public int refresh() {
        return Math.max(1, days / 5);
    }

    /** The same, but with a reuse so rare that sharing is never worth anything. */
    KindWeight silent() {
        return new KindWeight(NEVER, chance, crowd, commonness, cap, repeat, days);
    }

    /** The same, but with sightings that count for at most so many days. */
    public KindWeight within(int mostDays) {
        return new KindWeight(reuse, chance, crowd, commonness, cap, repeat, Math.min(days, mostDays));
    }
}
