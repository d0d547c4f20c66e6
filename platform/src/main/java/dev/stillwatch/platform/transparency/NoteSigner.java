package dev.stillwatch.platform.transparency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Signs notes with one Ed25519 key. The same text always gets the same signature (RFC 8032), so every replica signs alike. */
public final class NoteSigner {

    private final PrivateKey key;
    private final NoteKey verifier;

    /**
     * A signer.
     *
     * @param name who signs
     * @param signingKey the private key: Base64 of PKCS #8, the body of what {@code openssl genpkey -algorithm ed25519} writes
     * @param verificationKey its public key: Base64 of X.509, the body of what {@code openssl pkey -pubout} writes
     * @throws IllegalArgumentException when they are no Ed25519 keys, or not of one pair
     */
    public NoteSigner(String name, String signingKey, String verificationKey) {
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            key = keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(signingKey)));
            verifier = NoteKey.of(
                    name,
                    keys.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(verificationKey))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The keys are not Ed25519 in PKCS #8 and X.509", e);
        }
        if (!sign("probe\n").isSignedBy(verifier)) {
            throw new IllegalArgumentException("The verification key is not that of its signing key");
        }
    }

    /** The key that its notes verify under. */
    public NoteKey verifier() {
        return verifier;
    }

    /** Signs the head of a tree as a checkpoint; its origin is the signer's name. */
    public SignedNote sign(MerkleTree tree) {
        return sign(new Checkpoint(verifier.name(), tree.size(), tree.root()).text());
    }

    /** Signs a text, which ends with a newline. */
    public SignedNote sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] blob = NoteKey.concat(verifier.id(), signature.sign());
            return new SignedNote(
                    text,
                    List.of(new SignedNote.NoteSignature(
                            verifier.name(), Base64.getEncoder().encodeToString(blob))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime signs with Ed25519", e);
        }
    }
}
