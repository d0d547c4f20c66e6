package dev.stillwatch.intel.psi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One open session on our side: its key, how much was evaluated, and our tokens as they are computed. */
public final class Matching {

    private final String partner;
    private final IdentifierSet set;
    private final SessionKey key = SessionKey.random();
    private final long declared;
    private final long expiresMillis;
    private final CompletableFuture<Own> tokens;
    private long evaluated;

    /** Our tokens, and which input each is of. */
    private record Own(Tokens sorted, Map<Key, Integer> inputs) {}

    /** A token as a map's key. */
    private record Key(long high, long low) {
        static Key of(byte[] token) {
            var bytes = java.nio.ByteBuffer.wrap(token);
            return new Key(bytes.getLong(), bytes.getLong());
        }
    }

    /**
     * Opens a session.
     *
     * @param worker computes our tokens, which takes some 60 microseconds an input
     */
    public Matching(String partner, IdentifierSet set, long declared, long expiresMillis, Executor worker) {
        this.partner = partner;
        this.set = set;
        this.declared = declared;
        this.expiresMillis = expiresMillis;
        this.tokens = CompletableFuture.supplyAsync(this::compute, worker);
    }

    private Own compute() {
        byte[][] all = new byte[set.size()][];
        Map<Key, Integer> inputs = new HashMap<>(2 * all.length);
        for (int i = 0; i < all.length; i++) {
            all[i] = key.token(set.inputs().get(i), set.elements().get(i));
            inputs.put(Key.of(all[i]), i);
        }
        return new Own(Tokens.of(all), inputs);
    }

    /** Who asks. */
    public String partner() {
        return partner;
    }

    /** What they ask about. */
    public IdentifierSet set() {
        return set;
    }

    /** The key that proofs verify under. */
    public byte[] publicKey() {
        return key.publicKey();
    }

    /** When it ends by itself. */
    public long expiresMillis() {
        return expiresMillis;
    }

    /** Takes so many inputs off what was declared; false, and nothing is taken, when that is more than is left. */
    public synchronized boolean reserve(int elements) {
        if (evaluated + elements > declared) {
            return false;
        }
        evaluated += elements;
        return true;
    }

    /** Whether all that was declared has been evaluated. */
    public synchronized boolean allEvaluated() {
        return evaluated == declared;
    }

    /**
     * Evaluates a batch, which was reserved.
     *
     * @throws IllegalArgumentException when one of them is no element
     */
    public SessionKey.Evaluation evaluate(List<byte[]> blinded) {
        return key.evaluate(blinded);
    }

    /** Whether our tokens are computed. */
    public boolean tokensReady() {
        return tokens.isDone();
    }

    /** Our tokens; waits until they are computed. */
    public Tokens tokens() {
        return tokens.join().sorted();
    }

    /** Which of our inputs some tokens are of; tokens of none are passed over. */
    public List<byte[]> inputsOf(byte[] matched) {
        List<byte[]> inputs = new ArrayList<>();
        Map<Key, Integer> own = tokens.join().inputs();
        for (int i = 0; i + SessionKey.TOKEN <= matched.length; i += SessionKey.TOKEN) {
            Integer input = own.get(Key.of(Arrays.copyOfRange(matched, i, i + SessionKey.TOKEN)));
            if (input != null) {
                inputs.add(set.inputs().get(input));
            }
        }
        return inputs;
    }
}
