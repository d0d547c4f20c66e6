package dev.stillwatch.lab.simulate.campaign;

/** How a campaign works. The rates are those of the reported campaigns; {@code docs/simulator.md} says which report each follows. */
public enum Playbook {
    /** Accounts of one's own that harvest as fast as they can with one fixed prompt around every task. */
    FARM("farm"),
    /** Many accounts with a residential address and a card each, few requests a day, paraphrased, half of it cover. */
    LOW_AND_SLOW("low-and-slow"),
    /** A pool of accounts sold on to strangers, each of whom keeps to one account; the logs are what is harvested. */
    RESELLER("reseller"),
    /** Requests of one's own customers, forwarded: many authors behind each account. */
    RELAY("relay"),
    /** A farm whose second pool takes over the queue when the first is gone. */
    FAIL_OVER("fail-over"),
    /** Handles of hidden reasoning are collected in one session and presented in another, to have the reasoning written out. */
    HANDLE_REPLAY("handle-replay"),
    /** Thousands of ways to make the model write out its reasoning are tried on few accounts; what works is then done on many. */
    PROBE_LAB("probe-lab"),
    /** Answers are graded by rubric; when a model comes out, half of the traffic moves to it within a day. */
    RELEASE_PIVOT("release-pivot"),
    /** Sees which of its accounts are refused, and changes: other accounts, other templates, other infrastructure, fewer requests. */
    ADAPTIVE("adaptive");

    private final String word;

    Playbook(String word) {
        this.word = word;
    }

    /** Its name in the truth file. */
    public String word() {
        return word;
    }

    /** How much its accounts ask. */
    public Rates rates() {
        return switch (this) {
            case FARM -> Rates.around(325);
            case LOW_AND_SLOW, HANDLE_REPLAY -> Rates.around(25.6);
            case ADAPTIVE -> Rates.around(40);
            case PROBE_LAB -> Rates.around(50);
            case RESELLER -> new Rates(20, 90);
            case RELAY -> Rates.around(5.6);
            case FAIL_OVER, RELEASE_PIVOT -> Rates.around(60);
        };
    }

    /** Its share of cover, 0 (inclusive) to 1 (exclusive). */
    public double cover() {
        return switch (this) {
            case LOW_AND_SLOW -> 0.5;
            case ADAPTIVE -> 0.3;
            case FARM, RESELLER, RELAY, FAIL_OVER, HANDLE_REPLAY, PROBE_LAB, RELEASE_PIVOT -> 0;
        };
    }
}
