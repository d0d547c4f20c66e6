package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.traffic.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation whose first request presents a handle of reasoning that was issued elsewhere: to another account, or in another session. */
final class Unsealing implements Conversation {
    private static final double OTHER_ACCOUNT = 0.6;

    private final Conversation asked;
    private final Turn.Replay whose;
    private boolean begun;

    Unsealing(Conversation asked, Dice dice) {
        this.asked = asked;
        this.whose = dice.of("whose").chance(OTHER_ACCOUNT) ? Turn.Replay.OTHER_ACCOUNT : Turn.Replay.OWN_ACCOUNT;
    }

    @Override
    public String system() {
        return asked.system();
    }

    @Override
    public List<String> tools() {
        return asked.tools();
    }

    @Override
    public @Nullable Turn next() {
        Turn turn = asked.next();
        if (turn == null || begun) {
            return turn;
        }
        begun = true;
        return turn.replaying(whose);
    }
}
