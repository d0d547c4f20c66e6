package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Tokens;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A linear model over cues anybody can read: the log-odds of a class are its bias plus the weight of every cue found in the prompt or its system
 * prompt. Cues are phrases in seven languages, in the resource {@code cues.txt}, written from what providers and agencies reported that
 * campaigns asked for; the weights are judgement, not training.
 *
 * <p>Limits: it names what is asked for, not why, so a teacher's rubric and an evaluation suite score as rubric grading; paraphrase in
 * words of no cue passes; a campaign that relays people's own prompts shows nothing here. Scores of single prompts are weak evidence.
 */
public final class LexicalClassifier implements ElicitationClassifier {
    private static final int HEAD_TOKENS = 768;
    private static final int TAIL_TOKENS = 256;

    private final String version;
    private final List<Double> biases;
    private final List<Cue> cues;
    private final PatternIndex index;

    LexicalClassifier(CueFile file) {
        this.version = file.version();
        this.biases = file.biases();
        this.cues = file.cues();
        this.index = PatternIndex.of(cues);
    }

    /** The classifier with the shipped cues. */
    public static LexicalClassifier standard() {
        return new LexicalClassifier(CueFile.ofResource("cues.txt"));
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public double[] ofSystem(Tokens system) {
        return scores(system, Optional.empty());
    }

    @Override
    public double[] scores(Tokens prompt, Optional<Tokens> system) {
        return Arrays.stream(logOdds(prompt, system))
                .map(x -> 1 / (1 + StrictMath.exp(-x)))
                .toArray();
    }

    /** Log-odds of each class, in nats. */
    public double[] logOdds(Tokens prompt, Optional<Tokens> system) {
        BitSet found = found(prompt, system);
        double[] logOdds = biases.stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            logOdds[cues.get(i).classIndex()] += cues.get(i).weight();
        }
        return logOdds;
    }

    /** The cues found, as written in the file; for analysts and tests. */
    List<String> explain(Tokens prompt, Optional<Tokens> system) {
        return found(prompt, system).stream()
                .mapToObj(i -> cues.get(i).source())
                .toList();
    }

    private BitSet found(Tokens prompt, Optional<Tokens> system) {
        BitSet found = new BitSet(cues.size());
        search(prompt, found);
        system.ifPresent(tokens -> search(tokens, found));
        return found;
    }

    private void search(Tokens tokens, BitSet found) {
        int head = Math.min(tokens.size(), HEAD_TOKENS);
        index.search(tokens, 0, head, found);
        index.search(tokens, Math.max(head, tokens.size() - TAIL_TOKENS), tokens.size(), found);
    }
}
