package dev.stillwatch.lab.corpora;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.text.Grammar;
import dev.stillwatch.lab.simulate.traffic.Answer;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.traffic.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the corpus says, session by session. The answers are filler, the same for every source: only some corpora have answers, and
 * having them would tell the source.
 */
record Reciter(List<List<Row>> sessions, RealTimes times) implements Author {
    private static final Grammar FILLER = Grammar.load("reasoning");

    @Override
    public Conversation begin(Dice dice) {
        return begin(0, dice);
    }

    @Override
    public Conversation begin(long number, Dice dice) {
        return new Recital(sessions.get((int) (number % sessions.size())), dice);
    }

    /** One session of it. */
    private final class Recital implements Conversation {
        private final List<Row> rows;
        private final Dice dice;
        private int done;

        Recital(List<Row> rows, Dice dice) {
            this.rows = rows;
            this.dice = dice;
        }

        @Override
        public String system() {
            return "";
        }

        @Override
        public List<String> tools() {
            return rows.getFirst().tools();
        }

        @Override
        public @Nullable Turn next() {
            if (done == rows.size()) {
                return null;
            }
            String prompt = rows.get(done++).text();
            StringBuilder answer = new StringBuilder(FILLER.expand("summary", dice));
            double length = dice.logNormal(500, 0.9);
            while (answer.length() < length) {
                answer.append(' ').append(FILLER.expand("step", dice));
            }
            return Turn.prompt(prompt, Answer.of(answer.toString()), times.pause(dice));
        }
    }
}
