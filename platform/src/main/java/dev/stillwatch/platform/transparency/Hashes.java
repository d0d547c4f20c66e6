package dev.stillwatch.platform.transparency;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 as RFC 9162 uses it: leaves and inner nodes begin with different bytes, so that none can be taken for the other. */
public final class Hashes {

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private Hashes() {}

    /** Plain SHA-256; 32 bytes. */
    public static ByteString sha256(ByteString data) {
        MessageDigest digest = digest();
        digest.update(data.asReadOnlyByteBuffer());
        return ByteString.copyFrom(digest.digest());
    }

    /** Hash of a leaf that holds this data. */
    public static ByteString leaf(ByteString data) {
        MessageDigest digest = digest();
        digest.update(LEAF);
        digest.update(data.asReadOnlyByteBuffer());
        return ByteString.copyFrom(digest.digest());
    }

    /** Hash of the node above two hashes. */
    public static ByteString node(ByteString left, ByteString right) {
        MessageDigest digest = digest();
        digest.update(NODE);
        digest.update(left.asReadOnlyByteBuffer());
        digest.update(right.asReadOnlyByteBuffer());
        return ByteString.copyFrom(digest.digest());
    }

    /** HMAC-SHA-256 (RFC 2104); 32 bytes. */
    public static ByteString hmac(ByteString key, ByteString data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toByteArray(), "HmacSHA256"));
            mac.update(data.asReadOnlyByteBuffer());
            return ByteString.copyFrom(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HMAC-SHA-256", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
