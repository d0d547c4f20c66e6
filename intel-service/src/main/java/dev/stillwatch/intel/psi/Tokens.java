package dev.stillwatch.intel.psi;

import java.util.Arrays;

/** Tokens of one session, sorted, so that their order tells nothing of the inputs'. 16 bytes each, in one array. */
public final class Tokens {

    private final byte[] sorted;

    private Tokens(byte[] sorted) {
        this.sorted = sorted;
    }

    /** Sorts tokens. */
    public static Tokens of(byte[][] tokens) {
        byte[][] order = tokens.clone();
        Arrays.sort(order, Arrays::compareUnsigned);
        byte[] sorted = new byte[order.length * SessionKey.TOKEN];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(order[i], 0, sorted, i * SessionKey.TOKEN, SessionKey.TOKEN);
        }
        return new Tokens(sorted);
    }

    /**
     * Tokens as they came over the wire.
     *
     * @throws IllegalArgumentException when they are not whole and sorted
     */
    public static Tokens sorted(byte[] bytes) {
        if (bytes.length % SessionKey.TOKEN != 0) {
            throw new IllegalArgumentException("tokens have " + SessionKey.TOKEN + " bytes each");
        }
        var tokens = new Tokens(bytes.clone());
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.compare(i - 1, tokens.get(i)) > 0) {
                throw new IllegalArgumentException("tokens are not sorted at " + i);
            }
        }
        return tokens;
    }

    /** How many there are. */
    public int size() {
        return sorted.length / SessionKey.TOKEN;
    }

    /** One of them. */
    public byte[] get(int index) {
        return Arrays.copyOfRange(sorted, index * SessionKey.TOKEN, (index + 1) * SessionKey.TOKEN);
    }

    /** Some of them, one after the other. */
    public byte[] page(int from, int to) {
        return Arrays.copyOfRange(sorted, from * SessionKey.TOKEN, to * SessionKey.TOKEN);
    }

    /** Whether a token is among them. */
    public boolean contains(byte[] token) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, token);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private int compare(int index, byte[] token) {
        return Arrays.compareUnsigned(
                sorted, index * SessionKey.TOKEN, (index + 1) * SessionKey.TOKEN, token, 0, token.length);
    }
}
