package dev.stillwatch.lab.corpora;

import dev.stillwatch.lab.simulate.automated.Organisation;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Calls;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Source;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Models;
import dev.stillwatch.lab.simulate.world.Network;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.truth.TruthRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Benign programs that send what such programs sent: bulk jobs over templates, benchmarks, judges, classifiers. */
final class RealPrograms {
    private static final int SESSIONS_AN_ACCOUNT = 180;

    private final Corpora corpora;
    private final World world;
    private final RealTimes times;
    private final Dice dice;

    RealPrograms(Corpora corpora, World world, RealTimes times, Dice dice) {
        this.corpora = corpora;
        this.world = world;
        this.times = times;
        this.dice = dice;
    }

    /** Some organisations of each kind. */
    List<Actor> actors() throws IOException {
        List<Actor> actors = new ArrayList<>();
        List<Pool> templates = new ArrayList<>(Pool.bySession(corpora.rows("t0_p3_batch", "benign_auto")));
        for (int i = 0; i < 6; i++) {
            List<Pool> own = new ArrayList<>();
            for (int k = 0; k < 5 && !templates.isEmpty(); k++) {
                own.add(templates.remove(dice.of("template", 10L * i + k).below(templates.size())));
            }
            actors.addAll(organisation("bulk-customer", "t0_p3_batch", true, 3, own, dice.of("bulk", i)));
        }
        for (String[] kind : new String[][] {
            {"judge-runner", "llm_judge_arena", "verified"},
            {"benchmark-runner", "metatool_eval_prompts", ""},
            {"classifier", "mea_benign_nlp", "verified"}
        }) {
            List<Row> rows = corpora.rows(kind[1], "benign_auto");
            for (int i = 0; i < 2; i++) {
                List<Pool> half = Pool.bySession(rows.subList(i * rows.size() / 2, (i + 1) * rows.size() / 2));
                actors.addAll(organisation(kind[0], kind[1], !kind[2].isEmpty(), 3, half, dice.of(kind[0], i)));
            }
        }
        return actors;
    }

    private List<Actor> organisation(
            String kind, String corpus, boolean verified, int accounts, List<Pool> pools, Dice own) {
        Organisation organisation = Organisation.of(world, Network.Kind.DATACENTER, verified, own.of("organisation"));
        Calls calls = Calls.program(Models.any(own.of("model")), own.of("calls"));
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            Dice account = own.of("account", i);
            List<List<Row>> sessions = new ArrayList<>();
            for (Pool pool : pools) {
                int share = SESSIONS_AN_ACCOUNT / pools.size() + 1;
                sessions.addAll(pool.take(Math.min(share, pool.left() / (accounts - i))));
            }
            if (!sessions.isEmpty()) {
                actors.add(actor(organisation, kind, corpus, sessions, calls, i, account));
            }
        }
        return actors;
    }

    private Actor actor(
            Organisation organisation,
            String kind,
            String corpus,
            List<List<Row>> sessions,
            Calls calls,
            int number,
            Dice own) {
        Registration member = organisation.member(number, own.between(1, 3), own.of("member"));
        long[] at = times.program(sessions.size(), world.window(), own.of("times"));
        return Actor.of(
                TruthRow.automated(member.accountId(), kind, corpus),
                new Account(
                        member.accountId(),
                        member.organizationId(),
                        member.credentials(),
                        member.history(own.of("history"))),
                List.of(new Source(
                        new Reciter(sessions, times),
                        new FixedTimes(at),
                        organisation.servers(own.between(1, 4), own.of("servers")),
                        calls,
                        own.of("source"))));
    }
}
