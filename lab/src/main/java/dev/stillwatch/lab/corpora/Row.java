package dev.stillwatch.lab.corpora;

import java.util.List;

/**
 * One prompt of a corpus, without what would give its source away.
 *
 * @param text the prompt
 * @param session what it belongs together with: a dialogue, a template; empty: nothing
 * @param tools names of tools that were offered with it
 */
public record Row(String text, String session, List<String> tools) {}
