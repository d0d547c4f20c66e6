package dev.stillwatch.sketch.activity;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.Parameters;
import dev.stillwatch.ingest.v1.Sketch;
import java.util.Set;

/**
 * How much one exchange looks like drawing training data out of a model, in thousandths from 0 to {@link #MOST}. Taken an exchange and
 * not an account, so that a dense minority among other traffic stays what it is: a mean over the account would dilute it.
 *
 * <p>The parts and their weights are judgements: what the prompt asks for (its strongest elicitation class), whether it stands alone, what
 * it yields, and what it asks of sampling. They are part of the wire format.
 */
final class Draw {
    static final int MOST = 1_000;

    private static final Set<String> HIGH_EFFORTS = Set.of("high", "xhigh", "max", "maximum");
    private static final double FULL_YIELD_TOKENS = 8_000;
    private static final int CHARACTERS_A_TOKEN = 4;

    private Draw() {}

    /** All of it. */
    static int of(Sketch sketch) {
        double elicits = strongest(sketch.getPrompt().getClasses()) / 255.0;
        return thousandths(0.55 * elicits + 0.45 * form(sketch) / MOST);
    }

    /** The part that needs no word of the prompt: a campaign whose words no classifier knows still wants rich answers. */
    static int form(Sketch sketch) {
        double tokens = sketch.getUsage().getOutputTokens();
        if (tokens == 0) {
            tokens = (double) sketch.getResponse().getLength() / CHARACTERS_A_TOKEN;
        }
        double reasoning = sketch.getUsage().getReasoningTokens();
        if (reasoning == 0) {
            reasoning = (double) sketch.getReasoningLength() / CHARACTERS_A_TOKEN;
        }
        Parameters parameters = sketch.getParameters();
        return thousandths((sketch.getAssistantTurns() == 0 ? 0.3 : 0)
                + 0.25 * richness(tokens)
                + 0.25 * richness(reasoning)
                + (highEffort(parameters) ? 0.1 : 0)
                + (parameters.getN() > 1 || parameters.getLogprobs() ? 0.1 : 0));
    }

    static boolean highEffort(Parameters parameters) {
        return HIGH_EFFORTS.contains(parameters.getReasoningEffort());
    }

    /** The greatest class score, 0 to 255. */
    static int strongest(ByteString classes) {
        int strongest = 0;
        for (int i = 0; i < classes.size(); i++) {
            strongest = Math.max(strongest, classes.byteAt(i) & 0xff);
        }
        return strongest;
    }

    private static double richness(double tokens) {
        return Math.min(1, StrictMath.log1p(tokens) / StrictMath.log1p(FULL_YIELD_TOKENS));
    }

    private static int thousandths(double share) {
        return (int) Math.round(Math.clamp(share, 0, 1) * MOST);
    }
}
