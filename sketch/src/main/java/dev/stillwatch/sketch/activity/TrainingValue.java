package dev.stillwatch.sketch.activity;

import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.Usage;

/**
 * What a student model gains from an exchange, in thousandths of a token: answer and reasoning tokens, at a quarter of their number when
 * the prompt elicits nothing, at all of it when its strongest elicitation class is certain, linear between.
 *
 * <p>Reasoning that is billed as output counts twice: a trace teaches more than an answer. Where no usage was told, a token is taken as
 * four characters of the visible answer. The quarter is a judgement, not a measurement.
 */
final class TrainingValue {
    private static final int CHARACTERS_A_TOKEN = 4;

    private TrainingValue() {}

    static long of(Sketch sketch) {
        Usage usage = sketch.getUsage();
        long tokens = usage.getOutputTokens() + usage.getReasoningTokens();
        if (tokens == 0) {
            tokens = ((long) sketch.getResponse().getLength() + sketch.getReasoningLength()) / CHARACTERS_A_TOKEN;
        }
        int strongest = Draw.strongest(sketch.getPrompt().getClasses());
        return tokens * (250 + 750L * strongest / 255);
    }
}
