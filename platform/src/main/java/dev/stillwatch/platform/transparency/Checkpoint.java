package dev.stillwatch.platform.transparency;

import com.google.protobuf.ByteString;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tree head as a C2SP checkpoint (https://c2sp.org/tlog-checkpoint): the text that a signed note is made of.
 *
 * @param origin names the ledger
 * @param size leaves of the tree
 * @param root head of the tree, 32 bytes
 */
public record Checkpoint(String origin, long size, ByteString root) {

    private static final Pattern TEXT = Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,18})\\n([A-Za-z0-9+/]{43}=)\\n");

    /** The three lines. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.toByteArray()) + "\n";
    }

    /**
     * Reads what {@link #text} wrote. Extension lines, which the format allows and advises against, are refused.
     *
     * @throws IllegalArgumentException when it is no checkpoint
     */
    public static Checkpoint parse(String text) {
        Matcher lines = TEXT.matcher(text);
        if (!lines.matches()) {
            throw new IllegalArgumentException("a checkpoint is three lines: origin, size, root hash in Base64");
        }
        return new Checkpoint(
                lines.group(1),
                Long.parseLong(lines.group(2)),
                ByteString.copyFrom(Base64.getDecoder().decode(lines.group(3))));
    }
}
