package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Logistic regression over hashed words, the embedding and the cues of the {@link LexicalClassifier}, trained in the lab; docs/model-card-elicitation.md says on what,
 * how well it does on sources and families held out, and where it fails. Its limits are the lexical one's: it names what is asked for, not why.
 */
public final class LinearClassifier implements ElicitationClassifier {
    /** The resource that holds the weights, the beginning of its SHA-256 in its name. */
    public static final String RESOURCE = "elicitation-0ca6975f8ec189d2.bin";

    private final String version;
    private final LinearModel model;
    private final LexicalClassifier lexical;

    /** Classifies by a model. */
    public LinearClassifier(String version, LinearModel model, LexicalClassifier lexical) {
        this.version = version;
        this.model = model;
        this.lexical = lexical;
    }

    /** The classifier with the shipped weights; its version is the resource's hash. */
    public static LinearClassifier standard() {
        try (InputStream in = LinearClassifier.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing from the class path");
            }
            String version = "linear-" + RESOURCE.replaceAll("elicitation-|\\.bin", "");
            return new LinearClassifier(version, LinearModel.read(in), LexicalClassifier.standard());
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + RESOURCE + " cannot be read", e);
        }
    }

    @Override
    public String version() {
        return version;
    }

    /**
     * A prompt and its system prompt are read each for itself, except for cues; whatever speaks most for a class decides, the cues by themselves too: below
     * what they say, the weights rank nothing better. Of a system prompt no parts are read: an agent's holds many sentences that a user would ask as such.
     */
    @Override
    public double[] scores(Tokens prompt, Optional<Tokens> system) {
        double[] cues = lexical.logOdds(prompt, system);
        double[] logOdds = LinearModel.greater(cues, model.logOdds(prompt, cues));
        if (system.isPresent()) {
            logOdds = LinearModel.greater(logOdds, model.ofWhole(system.get(), cues));
        }
        return probabilities(logOdds);
    }

    @Override
    public double[] ofSystem(Tokens system) {
        double[] cues = lexical.logOdds(system, Optional.empty());
        return probabilities(LinearModel.greater(cues, model.ofWhole(system, cues)));
    }

    private static double[] probabilities(double[] logOdds) {
        return Arrays.stream(logOdds).map(x -> 1 / (1 + StrictMath.exp(-x))).toArray();
    }
}
