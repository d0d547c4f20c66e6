package dev.stillwatch.intel.canary;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * One canary.
 *
 * @param index its place in the set, from 0
 * @param salt 32 bytes that keep the commitment from being guessed at
 * @param texts its alternatives, all of one form; one was given out, the others never
 * @param released which one was given out
 */
public record Canary(int index, ByteString salt, List<String> texts, int released) {

    /** Copies the list. */
    public Canary {
        texts = List.copyOf(texts);
        if (released < 0 || released >= texts.size()) {
            throw new IllegalArgumentException("canary " + index + " has no alternative " + released);
        }
    }

    /** The text that was given out. */
    public String text() {
        return texts.get(released);
    }
}
