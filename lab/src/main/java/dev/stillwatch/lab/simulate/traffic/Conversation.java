package dev.stillwatch.lab.simulate.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One conversation as it goes on. */
public interface Conversation {
    /** The system prompt; empty: none. */
    String system();

    /** Names of the tools offered. */
    List<String> tools();

    /** The next request, or null when the conversation is over. */
    @Nullable
    Turn next();
}
