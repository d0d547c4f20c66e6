package dev.stillwatch.lab.window;

import java.util.List;

/**
 * An attacker's source against a benign one.
 *
 * @param attacker the corpus of generated prompts, as {@code FOLDER/NAME}
 * @param family what the generators known must not be of
 * @param benign what the benign source is called
 */
record Pair(String attacker, String family, String benign) {
    /** The benign sources: single ones, and what people wrote in all of them. */
    static final List<BenignSource> BENIGN = List.of(
            new BenignSource("redteam", List.of("human/redteam_prompts")),
            new BenignSource("chats", List.of("human/hh_harmless_test")),
            new BenignSource("news", List.of("benign_auto/mea_benign_nlp")),
            new BenignSource("bulk", List.of("benign_auto/t0_p3_batch")),
            new BenignSource(
                    "people",
                    List.of(
                            "human/redteam_prompts",
                            "human/hh_harmless_test",
                            "human/lima_forum",
                            "human/instructwild_user",
                            "human/slack_dev_questions",
                            "human/self_instruct_user252",
                            "human/oa_prompt_lottery",
                            "human/oasst_zh",
                            "human/awesome_prompts")));

    /** The fourteen pairs. */
    static final List<Pair> ALL = List.of(
            new Pair("distill/alpaca_td003", "alpaca", "redteam"),
            new Pair("distill/alpaca_td003", "alpaca", "chats"),
            new Pair("distill/alpaca_td003", "alpaca", "people"),
            new Pair("distill/alpaca_td003", "alpaca", "bulk"),
            new Pair("distill/mea_meaeq", "mea", "news"),
            new Pair("distill/mea_meaeq", "mea", "bulk"),
            new Pair("distill/mea_meaeq", "mea", "people"),
            new Pair("distill/gpteacher_codegen", "gpteacher", "redteam"),
            new Pair("distill/gpteacher_codegen", "gpteacher", "bulk"),
            new Pair("distill/gpteacher_roleplay", "gpteacher", "chats"),
            new Pair("distill/gpteacher_toolformer", "gpteacher", "redteam"),
            new Pair("distill/gpteacher_toolformer", "gpteacher", "people"),
            new Pair("distill/metatool_queries", "metatool", "chats"),
            new Pair("distill/metatool_queries", "metatool", "people"));

    /** A benign source by the corpora it is made of. */
    record BenignSource(String name, List<String> corpora) {}
}
