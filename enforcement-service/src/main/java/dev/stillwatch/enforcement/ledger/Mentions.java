package dev.stillwatch.enforcement.ledger;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import java.nio.charset.StandardCharsets;

/**
 * Whether records name an account: as the whole of a field, or as a word of somebody's text. Records are looked at as they were serialised, for
 * they are of many types, and later ones of types that this release does not know.
 */
public final class Mentions {

    private static final int ONE_BYTE = 0x80;

    private final byte[] name;

    /** Mentions of this account. */
    public Mentions(String accountId) {
        this.name = accountId.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a record of the ledger names it. */
    public boolean in(LedgerRecord record) {
        return in(record.getRecord()) || in(record.getReferenceBytes()) || in(record.getActorBytes());
    }

    /** Whether a serialised message, or a text, names it. */
    public boolean in(ByteString bytes) {
        byte[] text = bytes.toByteArray();
        for (int at = 0; at + name.length <= text.length; at++) {
            if (startsAt(text, at) && (isField(text, at) || isWord(text, at))) {
                return true;
            }
        }
        return false;
    }

    private boolean startsAt(byte[] text, int at) {
        for (int i = 0; i < name.length; i++) {
            if (text[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether its length stands before it, as before the whole of a field. An account has 128 bytes at most: one byte, or two. */
    private boolean isField(byte[] text, int at) {
        return name.length < ONE_BYTE
                ? at > 0 && text[at - 1] == name.length
                : at > 1 && text[at - 2] == (byte) ONE_BYTE && text[at - 1] == 1;
    }

    private boolean isWord(byte[] text, int at) {
        int after = at + name.length;
        return (at == 0 || isGap(text[at - 1])) && (after == text.length || isGap(text[after]));
    }

    private static boolean isGap(byte b) {
        return b >= 0 && !Character.isLetterOrDigit(b) && b != '-' && b != '_';
    }
}
