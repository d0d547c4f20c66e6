package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.text.Grammar;
import dev.stillwatch.lab.simulate.text.Habit;
import dev.stillwatch.lab.simulate.traffic.Answer;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.traffic.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as a writer: own topics, own turns of phrase, own way of typing.
 *
 * @param grammar what can be said in the person's language
 * @param topics scopes of the grammar, the dearest first
 * @param habit how the person leans
 * @param style how the person types
 * @param facts texts that stand for rules: the person's own trade, town
 * @param meanTurns mean number of requests in a session
 * @param system the system prompt of the person's own program; empty: none
 */
public record Writer(
        Grammar grammar,
        List<String> topics,
        Habit habit,
        Style style,
        Map<String, String> facts,
        double meanTurns,
        String system)
        implements Author {
    /** A writer of this language, all of whose traits follow from the dice. */
    public static Writer of(String language, Dice dice) {
        Grammar grammar = Grammar.load("people-" + language);
        List<String> scopes = new ArrayList<>(grammar.scopes());
        List<String> topics = new ArrayList<>();
        int count = Math.min(scopes.size(), 1 + dice.geometric(2.5));
        while (topics.size() < count) {
            topics.add(scopes.remove(dice.below(scopes.size())));
        }
        return new Writer(
                grammar,
                List.copyOf(topics),
                new Habit(dice.bits(), dice.between(0.4, 1.3)),
                Style.of(dice),
                Map.of("job", grammar.expand("job", dice), "city", grammar.expand("city", dice)),
                dice.between(1.2, 3.6),
                "");
    }

    @Override
    public Conversation begin(Dice dice) {
        double weight = 1.0 / topics.size();
        int topic = 0;
        while (topic < topics.size() - 1 && dice.chance(1 - 0.5 - weight / 2)) {
            topic++;
        }
        return new Talk(new Grammar.Voice(topics.get(topic), habit, facts), dice.geometric(meanTurns), dice);
    }

    /** One session. */
    private final class Talk implements Conversation {
        private final Grammar.Voice voice;
        private final int turns;
        private final Dice dice;
        private int done;

        Talk(Grammar.Voice voice, int turns, Dice dice) {
            this.voice = voice;
            this.turns = Math.min(turns, 20);
            this.dice = dice;
        }

        @Override
        public String system() {
            return system;
        }

        @Override
        public List<String> tools() {
            return List.of();
        }

        @Override
        public @Nullable Turn next() {
            if (done == turns) {
                return null;
            }
            String prompt = style.type(grammar.expand(done == 0 ? "first" : "followup", voice, dice), dice);
            done++;
            Grammar.Voice model = new Grammar.Voice(voice.scope(), Habit.NONE, voice.bound());
            String answer = grammar.expand("answer", model, dice);
            return Turn.prompt(prompt, Answer.of(answer), dice.logNormal(45 + answer.length() / 12.0, 0.9));
        }
    }
}
