package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Answer;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.traffic.Turn;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One harvested item: a prompt and its answer, or with tools a run of calls. */
final class HarvestTalk implements Conversation {
    private static final int MOST_TURNS = 5;
    /** Mean number of exchanges where there are tools. */
    static final double MEAN_TURNS = (2 + MOST_TURNS) / 2.0;

    private final String system;
    private final List<String> tools;
    private final String prompt;
    private final UnaryOperator<String> text;
    private final Dice dice;
    private final int turns;
    private int done;

    HarvestTalk(String system, List<String> tools, String prompt, UnaryOperator<String> text, Dice dice) {
        this.system = system;
        this.tools = tools;
        this.prompt = prompt;
        this.text = text;
        this.dice = dice;
        this.turns = tools.isEmpty() ? 1 : dice.between(2, MOST_TURNS);
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
        boolean last = done == turns;
        Answer answer = last
                ? Answer.of(text.apply("answer"))
                : new Answer(dice.pick(tools) + text.apply("call"), "tool_calls");
        double pause = dice.logNormal(3, 0.6);
        return done == 1
                ? Turn.prompt(prompt, answer, pause)
                : new Turn(List.of(Turn.message("tool", text.apply("result"))), answer, pause);
    }
}
