package dev.stillwatch.lab.simulate.text;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A generative grammar: rules that expand into texts. {@link GrammarParser} describes the files. */
public final class Grammar {
    private static final Map<String, Grammar> LOADED = new ConcurrentHashMap<>();
    private static final int MAX_DEPTH = 40;
    /** Words that every grammar may use. */
    private static final String LEXICON = "lexicon";

    private final String name;
    private final Map<String, List<List<Piece>>> rules;
    private final Set<String> scopes;

    private Grammar(String name, Map<String, List<List<Piece>>> rules) {
        this.name = name;
        this.rules = rules;
        Set<String> found = new TreeSet<>();
        rules.keySet().stream()
                .filter(rule -> rule.indexOf('.') > 0)
                .forEach(rule -> found.add(rule.substring(0, rule.indexOf('.'))));
        this.scopes = Collections.unmodifiableSet(found);
    }

    /** The grammar of that name among the lab's own; read once. */
    public static Grammar load(String name) {
        return LOADED.computeIfAbsent(name, Grammar::read);
    }

    private static Grammar read(String name) {
        Map<String, List<List<Piece>>> rules = new HashMap<>(rules(LEXICON));
        rules.putAll(rules(name));
        return new Grammar(name, rules);
    }

    /** The rules that stand in the file of that name. */
    static Map<String, List<List<Piece>>> rules(String name) {
        try (InputStream in = Grammar.class.getResourceAsStream(name + ".grammar")) {
            if (in == null) {
                throw new IllegalArgumentException("no grammar of the name " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return GrammarParser.parse(text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("grammar " + name, e);
        }
    }

    /** The scopes it has: what stands before the dot in names such as {@code cooking.thing}. */
    public Set<String> scopes() {
        return scopes;
    }

    /** How many alternatives a rule has; 0 when there is no such rule. */
    public int alternatives(String rule) {
        return rules.getOrDefault(rule, List.of()).size();
    }

    /** A text of a rule. */
    public String expand(String rule, Dice dice) {
        return expand(rule, new Voice("", Habit.NONE, Map.of()), dice);
    }

    /** A text of a rule in someone's voice. */
    public String expand(String rule, Voice voice, Dice dice) {
        return new Expansion(voice, dice).rule(rule);
    }

    /**
     * Who writes.
     *
     * @param scope rules of this scope come before those without one; empty: none
     * @param habit how the writer leans
     * @param bound texts that stand for rules
     */
    public record Voice(String scope, Habit habit, Map<String, String> bound) {
        /** Copies the bound texts. */
        public Voice {
            bound = Map.copyOf(bound);
        }
    }

    /** One text in the making. */
    private final class Expansion {
        private final Voice voice;
        private final Dice dice;
        private final Map<String, String> kept = new HashMap<>();
        private int depth;

        Expansion(Voice voice, Dice dice) {
            this.voice = voice;
            this.dice = dice;
        }

        String rule(String rule) {
            StringBuilder out = new StringBuilder();
            reference(new Piece.Reference(rule, false, false), out);
            return out.toString();
        }

        private void reference(Piece.Reference reference, StringBuilder out) {
            int from = out.length();
            String rule = reference.rule();
            String bound = voice.bound().getOrDefault(rule, kept.get(rule));
            if (bound != null) {
                out.append(bound);
            } else {
                alternative(rule, out);
                if (reference.kept()) {
                    kept.put(rule, out.substring(from));
                }
            }
            if (reference.capital() && out.length() > from) {
                out.setCharAt(from, Character.toUpperCase(out.charAt(from)));
            }
        }

        private void alternative(String rule, StringBuilder out) {
            String scoped = voice.scope() + "." + rule;
            String found = rules.containsKey(scoped) ? scoped : rule;
            List<List<Piece>> alternatives = rules.getOrDefault(found, List.of());
            if (alternatives.isEmpty() || ++depth > MAX_DEPTH) {
                throw new IllegalStateException("grammar " + name + ": no rule " + rule + ", or it calls itself");
            }
            write(alternatives.get(voice.habit().choose(found, alternatives.size(), dice)), out);
            depth--;
        }

        private void write(List<Piece> pieces, StringBuilder out) {
            for (Piece piece : pieces) {
                switch (piece) {
                    case Piece.Literal literal -> out.append(literal.text());
                    case Piece.Reference reference -> reference(reference, out);
                    case Piece.Range range -> out.append(dice.between(range.low(), range.high()));
                    case Piece.Choice choice ->
                        write(
                                choice.options()
                                        .get(voice.habit()
                                                .choose(
                                                        choice.id(),
                                                        choice.options().size(),
                                                        dice)),
                                out);
                }
            }
        }
    }
}
