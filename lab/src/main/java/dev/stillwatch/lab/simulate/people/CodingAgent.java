package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.text.Grammar;
import dev.stillwatch.lab.simulate.text.Habit;
import dev.stillwatch.lab.simulate.traffic.Answer;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.traffic.Turn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person at work with the provider's coding agent: one system prompt and one set of tools that everybody has, long runs of calls, the
 * whole history sent each time.
 *
 * @param habit how the person leans
 * @param meanSteps mean number of requests of the agent to one of the person
 */
public record CodingAgent(Habit habit, double meanSteps) implements Author {
    private static final Grammar GRAMMAR = Grammar.load("machines");
    private static final Grammar.Voice MODEL = new Grammar.Voice("coding", Habit.NONE, Map.of());
    private static final String SYSTEM = GRAMMAR.expand("system", MODEL, new Dice(0));
    private static final List<String> TOOLS =
            List.of("bash", "read_file", "edit_file", "grep", "glob", "todo_write", "web_fetch");
    private static final double MEAN_ORDERS = 2;

    /** Somebody who works so. */
    public static CodingAgent of(Dice dice) {
        return new CodingAgent(new Habit(dice.bits(), dice.between(0.4, 1.2)), dice.between(2, 7.0));
    }

    /** Mean number of requests in a session. */
    public double meanTurns() {
        return meanSteps * MEAN_ORDERS;
    }

    @Override
    public Conversation begin(Dice dice) {
        return new Work(dice.geometric(MEAN_ORDERS), dice);
    }

    /** One session: orders of the person, each followed by the agent's own requests until it is done. */
    private final class Work implements Conversation {
        private final Dice dice;
        private final Grammar.Voice person = new Grammar.Voice("coding", habit, Map.of());
        private int orders;
        private int steps;
        private boolean begun;

        Work(int orders, Dice dice) {
            this.orders = orders;
            this.dice = dice;
        }

        @Override
        public String system() {
            return SYSTEM;
        }

        @Override
        public List<String> tools() {
            return TOOLS;
        }

        @Override
        public @Nullable Turn next() {
            if (steps > 0) {
                return step(Turn.message("tool", GRAMMAR.expand("result", MODEL, dice)));
            }
            if (orders == 0) {
                return null;
            }
            orders--;
            steps = dice.geometric(meanSteps);
            String order = GRAMMAR.expand(begun ? "followup" : "doc", person, dice);
            begun = true;
            return step(Turn.message("user", order));
        }

        private Turn step(Message said) {
            steps--;
            Answer answer = steps > 0
                    ? new Answer(dice.pick(TOOLS) + GRAMMAR.expand("call", MODEL, dice), "tool_calls")
                    : Answer.of(GRAMMAR.expand("answer", MODEL, dice));
            return new Turn(List.of(said), answer, steps > 0 ? dice.logNormal(1.5, 0.9) : dice.logNormal(70, 0.9));
        }
    }
}
