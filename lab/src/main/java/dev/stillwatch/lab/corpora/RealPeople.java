package dev.stillwatch.lab.corpora;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Person;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.truth.TruthRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** People who write what people wrote: each a few runs of neighbouring prompts from one or two corpora. */
final class RealPeople {
    private static final double MEDIAN_SESSIONS = 14;
    private static final double OTHER_CORPUS = 0.25;
    /** Prompts written to provoke would otherwise be the half of all. */
    private static final double PROVOKING = 0.05;

    private final World world;
    private final RealTimes times;
    private final Dice dice;
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final List<Row> popular;

    RealPeople(Corpora corpora, World world, RealTimes times, Dice dice) throws IOException {
        this.world = world;
        this.times = times;
        this.dice = dice;
        for (String name : List.of(
                "instructwild_user",
                "lima_forum",
                "oa_prompt_lottery",
                "oasst_zh",
                "redteam_prompts",
                "self_instruct_user252",
                "slack_dev_questions")) {
            pools.put(name, Pool.ofRows(corpora.rows(name, "human")));
        }
        pools.put("hh_harmless_test", Pool.ofDialogues(corpora.rows("hh_harmless_test", "human")));
        this.popular = corpora.rows("awesome_prompts", "human");
    }

    /** So many people, fewer when the prompts run out. */
    List<Actor> people(int count) {
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Dice own = dice.of("person", i);
            String corpus = corpus(own);
            List<List<Row>> sessions = sessions(corpus, (int) own.logNormal(MEDIAN_SESSIONS, 0.9) + 1, own);
            if (!sessions.isEmpty()) {
                actors.add(actor(corpus, sessions, TruthRow.HUMAN, own));
            }
        }
        return actors;
    }

    /** So many people who paste long public prompts, many the same. */
    List<Actor> pasters(int count) {
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Dice own = dice.of("paster", i);
            List<List<Row>> sessions = new ArrayList<>(sessions(corpus(own), own.between(4, 14), own));
            for (int k = own.between(3, 10); k > 0; k--) {
                int rank = (int) Math.min(popular.size() - 1, own.exponential(25));
                sessions.add(own.below(sessions.size() + 1), List.of(popular.get(rank)));
            }
            actors.add(actor("awesome_prompts", sessions, TruthRow.AUTOMATED + "popular-prompt", own));
        }
        return actors;
    }

    /** Sessions for somebody who hides behind them. */
    List<List<Row>> cover(int count, Dice own) {
        return sessions(corpus(own), count, own);
    }

    private List<List<Row>> sessions(String corpus, int count, Dice own) {
        List<List<Row>> sessions = new ArrayList<>(pool(corpus).take(count));
        if (own.chance(OTHER_CORPUS)) {
            sessions.addAll(pool(corpus(own)).take(count / 3 + 1));
        }
        return sessions;
    }

    private Actor actor(String corpus, List<List<Row>> sessions, String kind, Dice own) {
        Place place = corpus.equals("oasst_zh") ? Place.speaking("zh", own) : Place.speaking("en", own);
        long signedUp = Person.signedUp(world, 0.06, own.of("since"));
        Person person = Person.of(world, place, signedUp, own.of("household"), own);
        long from = Math.max(signedUp + 600_000, world.window().start());
        long[] at = times.person(sessions.size(), world.window(), from, own.of("times"));
        Person real = person.writing(new Reciter(sessions, times)).at(new FixedTimes(at));
        String account = person.registration().accountId();
        return real.actor(new TruthRow(account, "", "", "", "", kind, corpus, ""));
    }

    private String corpus(Dice own) {
        List<String> names = List.copyOf(pools.keySet());
        double[] weights = new double[names.size()];
        for (int i = 0; i < weights.length; i++) {
            String name = names.get(i);
            weights[i] = pool(name).left() * (name.equals("redteam_prompts") ? PROVOKING : 1);
        }
        return names.get(own.weighted(weights));
    }

    private Pool pool(String name) {
        Pool pool = pools.get(name);
        if (pool == null) {
            throw new IllegalArgumentException("no corpus " + name);
        }
        return pool;
    }
}
