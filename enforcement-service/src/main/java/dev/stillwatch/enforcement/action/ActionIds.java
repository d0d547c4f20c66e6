package dev.stillwatch.enforcement.action;

import com.google.protobuf.ByteString;
import dev.stillwatch.platform.transparency.Hashes;
import java.util.HexFormat;

/** Names of actions: the same subject, policy and moment give the same name, so a decision made again is the same record. */
public final class ActionIds {

    private static final int BYTES = 16;

    private ActionIds() {}

    /**
     * The id of an action; {@code act-} and 32 hexadecimal digits.
     *
     * @param account whom it is about
     * @param policyId the policy it comes from
     * @param atMillis when it was decided, milliseconds since 1970
     */
    public static String of(String account, String policyId, long atMillis) {
        // The lengths keep two different triples from running into the same text.
        String text = account.length() + ":" + account + policyId.length() + ":" + policyId + atMillis;
        byte[] hash = Hashes.sha256(ByteString.copyFromUtf8(text)).toByteArray();
        return "act-" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
