package dev.stillwatch.intel.canary;

import com.google.protobuf.ByteString;
import dev.stillwatch.platform.transparency.Hashes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes canaries from a secret key: HMAC-SHA-256 of campaign, canary and alternative chooses the words, and which alternative is given out. Whoever lacks the key can
 * tell neither the texts nor the choice; whoever has it can make the same set again. A marker has some 36 bits: 128 × 128 names, 9,000 numbers, 676 pairs of letters.
 */
public final class CanaryPress {

    /** Alternatives of each canary, the one given out among them. */
    public static final int ALTERNATIVES = 20;

    private static final int LEAST_KEY = 32;
    private static final String[] FORMS = {
        "In the %s-%s index the entry is filed as %d %s.",
        "The %s-%s catalogue lists this case under %d %s.",
        "A worked example of the kind is %s-%s problem %d %s.",
        "Compare the %s-%s reference value, table %d %s.",
    };
    private static final String[] HEADS = {
        "Bel", "Cor", "Dav", "Els", "Fen", "Gar", "Hol", "Ivar", "Jor", "Kel", "Lor", "Mar", "Nor", "Os", "Pel", "Quen"
    };
    private static final String[] TAILS = {"aby", "den", "evik", "ford", "gren", "holm", "ico", "lund"};

    private final ByteString key;

    /**
     * A press.
     *
     * @param key at least 32 secret bytes
     */
    public CanaryPress(byte[] key) {
        if (key.length < LEAST_KEY) {
            throw new IllegalArgumentException("The key of canaries must have at least " + LEAST_KEY + " bytes");
        }
        this.key = ByteString.copyFrom(key);
    }

    /** The canaries of a campaign. */
    public List<Canary> make(String campaign, int count) {
        List<Canary> canaries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            canaries.add(canary(campaign, i));
        }
        return canaries;
    }

    private Canary canary(String campaign, int index) {
        String form = FORMS[index % FORMS.length];
        Set<String> texts = new LinkedHashSet<>();
        for (int attempt = 0; texts.size() < ALTERNATIVES; attempt++) {
            texts.add(text(form, draw(campaign, index, "text " + attempt)));
        }
        // 64 bits modulo 20: what that favours one alternative over another is below 2^-59.
        int released = (int) Long.remainderUnsigned(
                ByteBuffer.wrap(draw(campaign, index, "released").toByteArray()).getLong(), ALTERNATIVES);
        return new Canary(index, draw(campaign, index, "salt"), new ArrayList<>(texts), released);
    }

    private ByteString draw(String campaign, int index, String what) {
        return Hashes.hmac(
                key, ByteString.copyFromUtf8("stillwatch canary/1\0" + campaign + "\0" + index + "\0" + what));
    }

    private static String text(String form, ByteString random) {
        ByteBuffer bits = ByteBuffer.wrap(random.toByteArray());
        String first = name(bits.get());
        String second = name(bits.get());
        int number = 1000 + (int) Long.remainderUnsigned(bits.getLong(), 9000);
        int letters = (int) Long.remainderUnsigned(bits.getLong(), 676);
        return String.format(
                Locale.ROOT,
                form,
                first,
                second,
                number,
                "" + (char) ('A' + letters / 26) + (char) ('A' + letters % 26));
    }

    private static String name(byte choice) {
        return HEADS[(choice & 0x7F) >> 3] + TAILS[choice & 0x7];
    }
}
