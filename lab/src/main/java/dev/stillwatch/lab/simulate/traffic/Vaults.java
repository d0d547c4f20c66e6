package dev.stillwatch.lab.simulate.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Handles of hidden reasoning that campaigns have collected, by the name of the vault they are kept in. Belongs to one playing of a
 * scenario: events are made in order of time, so a handle is taken out after it was issued. Each vault holds the latest few.
 */
public final class Vaults {
    private static final int KEPT = 64;

    private final Map<String, Deque<Kept>> vaults = new HashMap<>();

    /** A handle, and the account it was issued to. */
    private record Kept(String handle, String account) {}

    void put(String vault, String handle, String account) {
        if (vault.isEmpty()) {
            return;
        }
        Deque<Kept> kept = vaults.computeIfAbsent(vault, name -> new ArrayDeque<>());
        kept.addLast(new Kept(handle, account));
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
    }

    /** Takes a handle out: issued to any account, or to this account when {@code own}; none when there is no such handle. */
    List<String> take(String vault, boolean own, String account) {
        List<Kept> fitting = new ArrayList<>(vaults.getOrDefault(vault, new ArrayDeque<>()));
        fitting.removeIf(kept -> own != kept.account().equals(account));
        if (fitting.isEmpty()) {
            return List.of();
        }
        Kept oldest = fitting.getFirst();
        vaults.getOrDefault(vault, new ArrayDeque<>()).remove(oldest);
        return List.of(oldest.handle());
    }
}
