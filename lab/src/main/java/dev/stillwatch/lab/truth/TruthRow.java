package dev.stillwatch.lab.truth;

/**
 * What one account really is; a row of the truth file.
 *
 * @param accountId the account
 * @param campaignId the campaign it belongs to; empty: none
 * @param principal who gets the data; empty: nobody
 * @param operator who runs the account; empty: its holder
 * @param playbook how the campaign works: farm, low-and-slow, reseller, relay; empty: none
 * @param kind {@code attacker}, {@code benign-human} or {@code benign-auto:NAME}
 * @param subkind a finer kind of benign account, such as new; may be empty
 * @param pool which pool of a campaign with a reserve: 1 or 2; empty: there is one pool only
 */
public record TruthRow(
        String accountId,
        String campaignId,
        String principal,
        String operator,
        String playbook,
        String kind,
        String subkind,
        String pool) {
    /** The kind of every account of a campaign. */
    public static final String ATTACKER = "attacker";

    /** The kind of a person who uses the model for themselves. */
    public static final String HUMAN = "benign-human";

    /** What the kind of a benign account that is no such person begins with. */
    public static final String AUTOMATED = "benign-auto:";

    /** A person. */
    public static TruthRow human(String accountId, String subkind) {
        return new TruthRow(accountId, "", "", "", "", HUMAN, subkind, "");
    }

    /** A hard negative: benign, but like a campaign in some respect. */
    public static TruthRow automated(String accountId, String name, String subkind) {
        return new TruthRow(accountId, "", "", "", "", AUTOMATED + name, subkind, "");
    }

    /** Whether the account belongs to a campaign. */
    public boolean isAttacker() {
        return kind.equals(ATTACKER);
    }
}
