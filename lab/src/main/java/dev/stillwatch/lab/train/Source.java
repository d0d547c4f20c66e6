package dev.stillwatch.lab.train;

import java.util.List;

/**
 * A corpus that may train what ships.
 *
 * @param folder where it lies below {@code corpora/}
 * @param name its name
 * @param licence its licence
 * @param role what it stands for
 * @param family corpora of one generator or one origin; held out together
 */
public record Source(String folder, String name, String licence, Role role, String family) {
    /** What the prompts of a corpus are. */
    public enum Role {
        /** Prompts that a generator of training data made, as sent to a model. */
        GENERATED,
        /** Prompts that ask a model to make training data. */
        META,
        /** What people wrote. */
        PEOPLE,
        /** What honest programs send. */
        PROGRAM
    }

    /** The corpora whose licence allows training. */
    public static final List<Source> LICENSED = List.of(
            new Source("distill", "gpteacher_codegen", "MIT", Role.GENERATED, "gpteacher"),
            new Source("distill", "gpteacher_roleplay", "MIT", Role.GENERATED, "gpteacher"),
            new Source("distill", "gpteacher_toolformer", "MIT", Role.GENERATED, "gpteacher"),
            new Source("distill", "metatool_queries", "MIT", Role.GENERATED, "metatool"),
            new Source("distill", "toolalpaca_instr", "Apache-2.0", Role.GENERATED, "toolalpaca"),
            new Source("distill", "glaive_toolcall", "Apache-2.0", Role.GENERATED, "glaive"),
            new Source("distill_wire_derived", "alpaca_meta", "Apache-2.0", Role.META, "alpaca"),
            new Source("distill_wire_derived", "toolalpaca_wire", "Apache-2.0", Role.META, "toolalpaca"),
            new Source("human", "hh_harmless_test", "MIT", Role.PEOPLE, "hh"),
            new Source("human", "redteam_prompts", "Apache-2.0", Role.PEOPLE, "redteam"),
            new Source("human", "self_instruct_user252", "Apache-2.0", Role.PEOPLE, "self_instruct"),
            new Source("human", "oa_prompt_lottery", "Apache-2.0", Role.PEOPLE, "oa"),
            new Source("human", "oasst_zh", "Apache-2.0", Role.PEOPLE, "oasst"),
            new Source("human", "awesome_prompts", "CC0-1.0", Role.PEOPLE, "awesome"),
            new Source("benign_auto", "llm_judge_arena", "Apache-2.0", Role.PROGRAM, "judge"),
            new Source("benign_auto", "metatool_eval_prompts", "MIT", Role.PROGRAM, "metatool"));
}
