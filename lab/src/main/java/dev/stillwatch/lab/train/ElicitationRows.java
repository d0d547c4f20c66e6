package dev.stillwatch.lab.train;

import dev.stillwatch.ingest.v1.ElicitationClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What the elicitation model is trained on: people's and programs' prompts as benign, meta-prompts of real pipelines, and wordings of the template
 * families, so many of each that none outweighs the others.
 *
 * @param texts prompts
 * @param labels the class of each, from 1; 0: none
 * @param sources where each is from: a corpus or a family
 */
public record ElicitationRows(List<String> texts, List<Integer> labels, List<String> sources) {
    /** What the sources of wordings of families begin with. */
    static final String FAMILY = "family ";

    /** The same, of wordings of what is asked for alone. */
    static final String BARE = "family, bare ";

    private static final int WORDINGS = 40;
    private static final int BARE_WORDINGS = 20;
    private static final int MOST_ROWS = 1_500;
    private static final int META_ROWS = 300;

    /** Judge prompts ask for grading, honestly; prompts with a tool's description ask for nothing else. Neither teaches anything. */
    private static final List<String> LEFT_OUT = List.of("llm_judge_arena", "gpteacher_toolformer");

    private static final Map<String, ElicitationClass> META = Map.of(
            "alpaca_meta", ElicitationClass.ELICITATION_CLASS_SELF_INSTRUCT,
            "toolalpaca_wire", ElicitationClass.ELICITATION_CLASS_TOOL_TRAJECTORY);

    /** No rows yet. */
    static ElicitationRows empty() {
        return new ElicitationRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /**
     * The licensed corpora and the families that are not for measuring.
     *
     * @param data the folder that holds {@code corpora/}
     */
    public static ElicitationRows licensed(Path data, long seed) throws IOException {
        ElicitationRows rows = families(false, seed);
        for (Source source : Source.LICENSED) {
            if (!LEFT_OUT.contains(source.name())) {
                List<TrainingRow> all = CorpusFile.rows(data, source.folder(), source.name());
                Training.shuffle(all, new SplittableRandom(seed));
                ElicitationClass meta = META.get(source.name());
                int most = meta == null ? MOST_ROWS : META_ROWS;
                for (TrainingRow row : all.subList(0, Math.min(all.size(), most))) {
                    rows.add(row.text(), meta == null ? 0 : meta.getNumber(), source.name());
                }
            }
        }
        return rows;
    }

    /** Wordings of the families, either those to train on or those for measuring. */
    public static ElicitationRows families(boolean test, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ElicitationRows rows = empty();
        for (TemplateFamily family : TemplateFamily.all()) {
            int label = family.kind().equals("NONE")
                    ? 0
                    : ElicitationClass.valueOf("ELICITATION_CLASS_" + family.kind())
                            .getNumber();
            String source = family.kind() + " " + family.name();
            if (family.test() != test) {
                continue;
            }
            for (int i = 0; i < WORDINGS; i++) {
                rows.add(family.expand(random), label, FAMILY + source);
            }
            for (int i = 0; !test && label > 0 && i < BARE_WORDINGS; i++) {
                rows.add(family.bare(random), label, BARE + source);
            }
        }
        return rows;
    }

    /** The rows as training rows, so that their hash can be told. */
    public List<TrainingRow> rows() {
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.add(new TrainingRow(sources.get(i) + " " + labels.get(i), texts.get(i), ""));
        }
        return rows;
    }

    void add(String text, int label, String source) {
        texts.add(text);
        labels.add(label);
        sources.add(source);
    }
}
