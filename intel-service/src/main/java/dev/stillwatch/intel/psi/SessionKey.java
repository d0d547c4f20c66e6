package dev.stillwatch.intel.psi;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * The key of one session: ours alone, used for that session and then forgotten, so that tokens of one session say nothing about those of another. Safe for
 * several threads.
 */
public final class SessionKey {

    /** Tokens are the first so many bytes of the function's value: enough that two inputs share one with a chance below 2^-80 for a million millions of pairs. */
    public static final int TOKEN = 16;

    private final Oprf suite;
    private final Dleq dleq;
    private final byte[] key;
    private final byte[] publicKey;

    SessionKey(Oprf.Mode mode, byte[] key) {
        this.suite = Oprf.in(mode);
        this.dleq = new Dleq(suite);
        this.key = key;
        this.publicKey = Ristretto.multiplyBase(key);
    }

    /** A fresh random key, for proofs. */
    public static SessionKey random() {
        return new SessionKey(Oprf.Mode.VOPRF, Ristretto.randomScalar());
    }

    /**
     * A batch, evaluated.
     *
     * @param elements in the order of the batch
     * @param proof that this key was used
     */
    public record Evaluation(List<byte[]> elements, ByteString proof) {}

    /** The public key; 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * BlindEvaluate, section 3.3.2.
     *
     * @throws IllegalArgumentException when one of them is no element
     */
    public Evaluation evaluate(List<byte[]> blinded) {
        return evaluate(blinded, Ristretto.randomScalar());
    }

    Evaluation evaluate(List<byte[]> blinded, byte[] random) {
        List<byte[]> evaluated = new ArrayList<>(blinded.size());
        for (byte[] element : blinded) {
            if (!Ristretto.isElement(element)) {
                throw new IllegalArgumentException(
                        "element " + evaluated.size() + " of the batch is not one of ristretto255");
            }
            evaluated.add(Ristretto.multiply(key, element));
        }
        return new Evaluation(evaluated, ByteString.copyFrom(dleq.prove(key, publicKey, blinded, evaluated, random)));
    }

    /** The token of an input of our own, whose element is known already. */
    public byte[] token(byte[] input, byte[] element) {
        return Oprf.cut(Oprf.output(input, Ristretto.multiply(key, element)), TOKEN);
    }

    /** The element that an input stands for, the same for every key. */
    public static byte[] element(byte[] input) {
        return Oprf.in(Oprf.Mode.VOPRF).element(input);
    }
}
