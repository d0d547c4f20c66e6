package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.text.Grammar;
import dev.stillwatch.lab.simulate.text.Habit;
import dev.stillwatch.lab.simulate.traffic.Answer;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.traffic.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A program that calls the model: one system prompt, a few fixed templates around changing documents, perhaps tools. The scope of
 * the grammar {@code machines} says what it is for; {@code doc} is what changes.
 */
final class Programme implements Author {
    private static final Grammar GRAMMAR = Grammar.load("machines");
    private static final String SLOT = "\u0001";

    private final String scope;
    private final Habit habit;
    private final Map<String, String> facts;
    private final String system;
    private final List<String> templates;
    private final List<String> tools;

    /** The program of this purpose that one owner has; everything fixed in it follows from the dice. */
    Programme(String scope, String owner, Dice dice) {
        this(scope, Map.of("company", owner, "product", GRAMMAR.expand("product", dice.of("product"))), dice);
    }

    /** The program of this purpose with these texts in the place of rules. */
    Programme(String scope, Map<String, String> facts, Dice dice) {
        this.scope = scope;
        this.habit = new Habit(dice.bits(), 0.8);
        this.facts = Map.copyOf(facts);
        this.system = GRAMMAR.expand("system", voice(Map.of()), dice).strip();
        List<String> fixed = new ArrayList<>();
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            fixed.add(GRAMMAR.expand("frame", voice(Map.of("doc", SLOT)), dice));
        }
        this.templates = List.copyOf(fixed);
        this.tools = GRAMMAR.alternatives(scope + ".tool") > 0 ? tools(dice) : List.of();
    }

    @Override
    public Conversation begin(Dice dice) {
        String doc = GRAMMAR.expand("doc", voice(Map.of()), dice);
        return new Run(dice.pick(templates).replace(SLOT, doc), tools.isEmpty() ? 1 : dice.between(2, 8), dice);
    }

    /** A text of a rule, without the habits of any program. */
    static String text(String rule, Dice dice) {
        return GRAMMAR.expand(rule, dice);
    }

    private Grammar.Voice voice(Map<String, String> bound) {
        Map<String, String> all = new HashMap<>(facts);
        all.putAll(bound);
        return new Grammar.Voice(scope, habit, all);
    }

    private List<String> tools(Dice dice) {
        Set<String> names = new TreeSet<>();
        int count = Math.min(GRAMMAR.alternatives(scope + ".tool"), dice.between(3, 8));
        while (names.size() < count) {
            names.add(GRAMMAR.expand("tool", voice(Map.of()), dice));
        }
        return List.copyOf(names);
    }

    /** One run of it. */
    private final class Run implements Conversation {
        private final String prompt;
        private final int turns;
        private final Dice dice;
        private int done;

        Run(String prompt, int turns, Dice dice) {
            this.prompt = prompt;
            this.turns = turns;
            this.dice = dice;
        }

        @Override
        public String system() {
            return system;
        }

        @Override
        public List<String> tools() {
            return tools;
        }

        @Override
        public @Nullable Turn next() {
            if (done == turns) {
                return null;
            }
            done++;
            Answer answer = done == turns
                    ? Answer.of(GRAMMAR.expand("answer", voice(Map.of()), dice))
                    : new Answer(dice.pick(tools) + GRAMMAR.expand("call", voice(Map.of()), dice), "tool_calls");
            double pause = dice.logNormal(2, 0.8);
            return done == 1
                    ? Turn.prompt(prompt, answer, pause)
                    : new Turn(
                            List.of(Turn.message("tool", GRAMMAR.expand("result", voice(Map.of()), dice))),
                            answer,
                            pause);
        }
    }
}
