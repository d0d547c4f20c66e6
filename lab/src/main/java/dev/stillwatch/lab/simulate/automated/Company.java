package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Calls;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Source;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Models;
import dev.stillwatch.lab.simulate.world.Network;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A company whose programs all do the same work.
 *
 * @param scope what they do: a scope of the grammar {@code machines}
 * @param verified how likely it is that the provider knows the company, 0 to 1
 * @param slowest runs a day of the idlest account
 * @param fastest runs a day of the busiest account
 * @param zeroRetention whether some of these companies forbid keeping answers
 */
record Company(String scope, double verified, double slowest, double fastest, boolean zeroRetention) implements Group {
    /** Work for which half of the companies take a model that reasons. */
    private static final Set<String> REASONING = Set.of("agent", "ci", "judge");

    @Override
    public List<Actor> actors(World world, String kind, int accounts, Dice dice) {
        return actors(
                world, kind, accounts, dice, (company, programme) -> new Programme(scope, company.name(), programme));
    }

    /** The same with something else in the place of its program. */
    List<Actor> actors(
            World world, String kind, int accounts, Dice dice, BiFunction<Organisation, Dice, Author> writes) {
        boolean known = verified == 1 || dice.of("verified").chance(verified);
        Organisation company = Organisation.of(world, Network.Kind.DATACENTER, known, dice.of("organisation"));
        Author author = writes.apply(company, dice.of("programme"));
        String model = REASONING.contains(scope) && dice.of("reasons").chance(0.5)
                ? Models.reasoner()
                : Models.any(dice.of("model"));
        Calls calls = Calls.program(model, dice.of("calls"));
        Calls contract = zeroRetention && dice.of("contract").chance(0.4) ? calls.withoutRetention() : calls;
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            Dice own = dice.of("account", i);
            Registration member = company.member(i, own.between(1, 3), own.of("member"));
            double rate =
                    slowest * StrictMath.pow(fastest / slowest, own.of("rate").unit());
            actors.add(Actor.of(
                    TruthRow.automated(member.accountId(), kind, ""),
                    new Account(
                            member.accountId(),
                            member.organizationId(),
                            member.credentials(),
                            member.history(own.of("history"))),
                    List.of(new Source(
                            author,
                            Jobs.of(rate, member.at(), dice.of("jobs")),
                            company.servers(own.between(1, 4), own.of("servers")),
                            contract,
                            own.of("source")))));
        }
        return actors;
    }
}
