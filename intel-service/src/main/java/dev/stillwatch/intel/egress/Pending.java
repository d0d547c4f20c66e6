package dev.stillwatch.intel.egress;

import dev.stillwatch.intel.egress.Decided.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Objects that wait for persons to agree. They are rendered already: what was previewed is what leaves, byte for byte.
 *
 * @param digest SHA-256 over items, in hex; who agrees, agrees to it
 * @param items what leaves
 * @param approvals who agreed so far, each person once
 */
public record Pending(String digest, List<Item> items, List<Approval> approvals) {

    /** Persons who must agree. */
    public static final int PERSONS = 2;

    /** Items that nobody agreed to yet. */
    public static Pending of(List<Item> items) {
        return new Pending(digest(items), List.copyOf(items), List.of());
    }

    /**
     * What is asked for now. As long as it is the same, byte for byte, those who agreed have agreed; else they have to look again.
     */
    public Pending replacedBy(List<Item> now) {
        Pending next = of(now);
        return next.digest().equals(digest) ? this : next;
    }

    /** A person agrees to what they saw. */
    public Decided approve(String seen, Approval approval) {
        if (!seen.equals(digest)) {
            return new Decided(Outcome.CHANGED, this);
        }
        if (approvals.stream().anyMatch(a -> a.actor().equals(approval.actor()))) {
            return new Decided(Outcome.SAME_PERSON, this);
        }
        List<Approval> all = new ArrayList<>(approvals);
        all.add(approval);
        Pending agreed = new Pending(digest, items, List.copyOf(all));
        return new Decided(all.size() < PERSONS ? Outcome.WAITS : Outcome.RELEASED, agreed);
    }

    private static String digest(List<Item> items) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        for (Item item : items) {
            String collections = String.join(",", item.collections());
            sha256.update((collections + "\n" + item.object().json() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
