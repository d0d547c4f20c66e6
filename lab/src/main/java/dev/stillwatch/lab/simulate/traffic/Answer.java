package dev.stillwatch.lab.simulate.traffic;

/**
 * What the model answers.
 *
 * @param text the visible answer
 * @param finishReason stop, length or tool_calls
 */
public record Answer(String text, String finishReason) {
    /** An answer that ended by itself. */
    public static Answer of(String text) {
        return new Answer(text, "stop");
    }
}
