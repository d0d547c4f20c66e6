package dev.stillwatch.lab.simulate.campaign;

/** How a campaign works. The rates are those of the reported campaigns. */
public enum Playbook {
    /** Accounts of one's own that harvest as fast as they can with one fixed prompt around every task. */
    FARM("farm"),
    /** Many accounts with a residential address and a card each, few requests a day, paraphrased, half of it cover. */
    LOW_AND_SLOW("low-and-slow"),
    /** A pool of accounts sold on to strangers; the logs are what is harvested. */
    RESELLER("reseller"),
    /** Requests of one's own customers, forwarded: many authors behind each account. */
    RELAY("relay");

    private final String word;

    Playbook(String word) {
        this.word = word;
    }

    /** Its name in the truth file. */
    public String word() {
        return word;
    }
}
