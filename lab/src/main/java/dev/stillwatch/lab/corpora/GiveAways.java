package dev.stillwatch.lab.corpora;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a prompt what comes from the corpus and not from who wrote it: switches of the data set, tokenised spacing, quotes around
 * the whole. Left in, it would tell the label by the source.
 */
public final class GiveAways {
    private static final Pattern SWITCH = Pattern.compile("(?m)^toolformer: enabled\\R|^toolformer access: ");
    private static final Pattern TOOLS = Pattern.compile("(?s)^\\[tools] (\\[.*?])\\s*\\n\\n");
    private static final Pattern TOOL_NAME =
            Pattern.compile("\\{\\s*\"name\"\\s*:\\s*\"([^\"]{1,100})\"\\s*,\\s*\"description\"");
    private static final Pattern ENTITY = Pattern.compile(" ?#(\\d{2,3});");
    private static final Pattern BEFORE_MARK = Pattern.compile(" +([,.;:?!)\\]%]|n't\\b|'(?:s|re|ve|ll|d|m)\\b)");
    private static final Pattern AFTER_OPENING = Pattern.compile("([(\\[$]) +");

    private GiveAways() {}

    /** The row of this prompt. */
    public static Row clean(String source, String prompt, String session) {
        String text = SWITCH.matcher(prompt).replaceAll("");
        List<String> tools = new ArrayList<>();
        Matcher offered = TOOLS.matcher(text);
        if (offered.find()) {
            Matcher names = TOOL_NAME.matcher(offered.group(1));
            while (names.find()) {
                tools.add(names.group(1));
            }
            text = text.substring(offered.end());
        }
        if (source.startsWith("mea_")) {
            text = joinTokens(text);
        }
        return new Row(withoutQuotes(text.strip()), session, List.copyOf(tools));
    }

    private static String joinTokens(String text) {
        String joined = ENTITY.matcher(text)
                .replaceAll(entity ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(entity.group(1)))));
        joined = joined.replace("``", "\"")
                .replace("''", "\"")
                .replace("-LRB-", "(")
                .replace("-RRB-", ")");
        joined = BEFORE_MARK.matcher(joined).replaceAll("$1");
        return AFTER_OPENING.matcher(joined).replaceAll("$1").replaceAll(" {2,}", " ");
    }

    private static String withoutQuotes(String text) {
        boolean opened = text.startsWith("\"") && text.indexOf('"', 1) != text.indexOf('"');
        if (opened && text.length() > 2 && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1).strip();
        }
        return text.startsWith("\"You are") ? text.substring(1) : text;
    }
}
