package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Tokens;
import java.util.Optional;

/** Scores the elicitation classes of a prompt. Implementations are safe for all threads. */
public interface ElicitationClassifier {
    /** How many classes there are. */
    int CLASSES = 7;

    /** The shipped classifier. */
    static ElicitationClassifier standard() {
        return LinearClassifier.standard();
    }

    /** Names the model and its version, such as {@code lexical-1}. */
    String version();

    /**
     * Scores a prompt, read together with its system prompt.
     *
     * @return a probability, 0 to 1, for each {@link dev.stillwatch.ingest.v1.ElicitationClass} in the order of the enum, from 1
     */
    double[] scores(Tokens prompt, Optional<Tokens> system);

    /**
     * Scores a system prompt by itself: whether it asks by itself, before any user does.
     *
     * @return as {@link #scores}
     */
    double[] ofSystem(Tokens system);
}
