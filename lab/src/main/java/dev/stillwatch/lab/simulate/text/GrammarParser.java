package dev.stillwatch.lab.simulate.text;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a grammar. {@code @name} begins a rule, each line after it is one alternative. In an alternative, <code>{rule}</code> is another
 * rule, <code>{rule^}</code> the same with a capital, <code>{rule!}</code> the same text each time, {@code {3..40}} a whole number,
 * {@code [a|b|]} one of these, {@code \n} a line break, a
 * line with <code>{}</code> alone nothing. Lines that begin with {@code ##} are remarks; blank lines are passed over.
 */
final class GrammarParser {
    private static final Pattern SPECIAL = Pattern.compile(
            "\\{(?<rule>\\p{L}[\\p{L}\\p{N}._-]*)(?<flags>[!^]*)}|\\{(?<low>\\d+)\\.\\.(?<high>\\d+)}|\\[(?<options>[^\\[\\]]*\\|[^\\[\\]]*)]");

    private final Map<String, List<List<Piece>>> rules = new HashMap<>();
    private int choices;

    /** Rule → its alternatives. */
    static Map<String, List<List<Piece>>> parse(Iterable<String> lines) {
        GrammarParser parser = new GrammarParser();
        List<List<Piece>> current = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@")) {
                current = parser.rules.computeIfAbsent(line.substring(1).strip(), name -> new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("##")) {
                current.add(line.equals("{}") ? List.of() : parser.pieces(line.replace("\\n", "\n")));
            }
        }
        return parser.rules;
    }

    private List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = SPECIAL.matcher(text);
        int done = 0;
        while (matcher.find()) {
            if (matcher.start() > done) {
                pieces.add(new Piece.Literal(text.substring(done, matcher.start())));
            }
            pieces.add(special(matcher));
            done = matcher.end();
        }
        if (done < text.length()) {
            pieces.add(new Piece.Literal(text.substring(done)));
        }
        return List.copyOf(pieces);
    }

    private Piece special(Matcher matcher) {
        if (matcher.group("rule") != null) {
            String flags = matcher.group("flags");
            return new Piece.Reference(matcher.group("rule"), flags.contains("^"), flags.contains("!"));
        }
        if (matcher.group("low") != null) {
            return new Piece.Range(Integer.parseInt(matcher.group("low")), Integer.parseInt(matcher.group("high")));
        }
        List<List<Piece>> options = new ArrayList<>();
        for (String option : Splitter.on('|').split(matcher.group("options"))) {
            options.add(pieces(option));
        }
        return new Piece.Choice("#" + choices++, List.copyOf(options));
    }
}
