package dev.stillwatch.intel.secevent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names accounts so that only who holds the key can tell which they are: HMAC-SHA-256, a key for each partner. Two partners can't compare what they were told, and guesses
 * can't be tried without the key.
 */
public final class Pseudonyms {

    private static final String PREFIX = "stillwatch-subject/1\0";

    private final SecretKeySpec key;

    /** Pseudonyms under a key of at least 32 bytes. */
    public Pseudonyms(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException(
                    "A key for pseudonyms has at least 32 bytes; this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Pseudonyms for one partner, under a key that is derived from this one. */
    public Pseudonyms of(String partner) {
        return new Pseudonyms(mac("stillwatch-partner/1\0" + partner));
    }

    /** The pseudonym of an account or of another subject, 43 characters of Base64url. */
    public String of(SubjectId subject) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(PREFIX + subject.canonical()));
    }

    /** The pseudonym of an account id. */
    public String account(String account) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(PREFIX + account));
    }

    /** 32 bytes for another use, that tell nothing of the key. */
    public byte[] derive(String use) {
        return mac("stillwatch-derive/1\0" + use);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }
}
