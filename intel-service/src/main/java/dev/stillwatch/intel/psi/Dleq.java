package dev.stillwatch.intel.psi;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Proofs that one key was used for a whole batch (RFC 9497 section 2.2): discrete logarithms of two pairs are equal, the second pair a random combination of the
 * batch. 64 bytes.
 */
final class Dleq {

    private final Oprf suite;

    Dleq(Oprf suite) {
        this.suite = suite;
    }

    /**
     * GenerateProof.
     *
     * @param random a fresh random scalar; one used twice gives the key away
     */
    byte[] prove(byte[] key, byte[] publicKey, List<byte[]> blinded, List<byte[]> evaluated, byte[] random) {
        byte[] m = combine(publicKey, blinded, evaluated, true)[0];
        byte[] z = Ristretto.multiply(key, m);
        byte[] challenge = challenge(publicKey, m, z, Ristretto.multiplyBase(random), Ristretto.multiply(random, m));
        return Oprf.concat(challenge, Ristretto.subtract(random, Ristretto.multiplyScalars(challenge, key)));
    }

    /** VerifyProof. */
    boolean verify(byte[] publicKey, List<byte[]> blinded, List<byte[]> evaluated, byte[] proof) {
        if (proof.length != 2 * Ristretto.BYTES
                || blinded.size() != evaluated.size()
                || !Ristretto.isElement(publicKey)
                || !evaluated.stream().allMatch(Ristretto::isElement)) {
            return false;
        }
        byte[] c = Arrays.copyOfRange(proof, 0, Ristretto.BYTES);
        byte[] s = Arrays.copyOfRange(proof, Ristretto.BYTES, proof.length);
        if (Ristretto.isZero(c) || Ristretto.isZero(s)) {
            return false;
        }
        byte[][] both = combine(publicKey, blinded, evaluated, false);
        try {
            byte[] t2 = Ristretto.add(Ristretto.multiplyBase(s), Ristretto.multiply(c, publicKey));
            byte[] t3 = Ristretto.add(Ristretto.multiply(s, both[0]), Ristretto.multiply(c, both[1]));
            return MessageDigest.isEqual(challenge(publicKey, both[0], both[1], t2, t3), c);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** ComputeComposites: M and Z; whoever has the key needs only the first and multiplies it. */
    private byte[][] combine(byte[] publicKey, List<byte[]> blinded, List<byte[]> evaluated, boolean first) {
        byte[] domain = suite.seedDomain();
        byte[] seed = Oprf.sha512(Oprf.length(publicKey), publicKey, Oprf.length(domain), domain);
        byte[] m = new byte[Ristretto.BYTES];
        byte[] z = new byte[Ristretto.BYTES];
        for (int i = 0; i < blinded.size(); i++) {
            byte[] c = blinded.get(i);
            byte[] d = evaluated.get(i);
            byte[] weight = suite.hashToScalar(Oprf.concat(
                    Oprf.length(seed),
                    seed,
                    Oprf.twoBytes(i),
                    Oprf.length(c),
                    c,
                    Oprf.length(d),
                    d,
                    Oprf.ascii("Composite")));
            m = Ristretto.add(m, Ristretto.multiply(weight, c));
            if (!first) {
                z = Ristretto.add(z, Ristretto.multiply(weight, d));
            }
        }
        return new byte[][] {m, z};
    }

    private byte[] challenge(byte[] publicKey, byte[]... points) {
        byte[] transcript = Oprf.concat(Oprf.length(publicKey), publicKey);
        for (byte[] point : points) {
            transcript = Oprf.concat(transcript, Oprf.length(point), point);
        }
        return suite.hashToScalar(Oprf.concat(transcript, Oprf.ascii("Challenge")));
    }
}
