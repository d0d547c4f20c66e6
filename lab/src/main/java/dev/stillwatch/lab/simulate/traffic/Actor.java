package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.lab.truth.TruthRow;
import java.util.List;
import java.util.function.Supplier;

/**
 * An account with what is true of it and what it does.
 *
 * @param truth what it really is
 * @param from when the first event of its history happens, milliseconds since 1970; {@link Feed#OVER}: it has none
 * @param life makes it, each time the same; called anew whenever the account wakes, so that one that rests needs next to no memory
 */
public record Actor(TruthRow truth, long from, Supplier<Life> life) {
    /** An account that is made once and held. */
    public static Actor of(TruthRow truth, Account account, List<Source> sources) {
        return Actor.of(truth, new Life(account, sources));
    }

    /** An account that is made once and held. */
    public static Actor of(TruthRow truth, Life life) {
        return new Actor(truth, life.account().since(), () -> life);
    }

    /** An account that is made when it is needed; {@code made} is what the supplier makes. */
    public static Actor of(TruthRow truth, Life made, Supplier<Life> life) {
        return new Actor(truth, made.account().since(), life);
    }

    /** What one account does in several parts, the first of which has its history. */
    public static Actor joined(List<Actor> parts) {
        Actor first = parts.getFirst();
        List<Source> sources = parts.stream()
                .flatMap(part -> part.life().get().sources().stream())
                .toList();
        return Actor.of(first.truth(), first.life().get().account(), sources);
    }

    /** Its events in order of time; handles go into and come from the vaults. */
    public Feed events(Window window, Vaults vaults) {
        return new ActorFeed(this, window, vaults);
    }
}
