package dev.stillwatch.scoring.state;

import static dev.stillwatch.scoring.state.CohortCodec.bytes;
import static dev.stillwatch.scoring.state.CohortCodec.text;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.platform.redis.LuaScript;
import dev.stillwatch.scoring.cohort.CohortState;
import dev.stillwatch.scoring.cohort.Cohorts;
import dev.stillwatch.scoring.cohort.Member;
import dev.stillwatch.scoring.cohort.Population;
import dev.stillwatch.scoring.telemetry.Stage;
import dev.stillwatch.scoring.v1.Assessment;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of cohorts, the population, and how far the stage has come. The stage has one owner and its tests couple all cohorts, so all
 * of it lies in one slot and is kept in one atomic step: after a crash it is as of one moment, whatever was in progress.
 */
@Singleton
public final class CohortStore {

    private static final int IN_ONE_TRIP = 256;
    private static final LuaScript COMMIT = LuaScript.load(CohortStore.class, "/lua/commit-unless-newer.lua");

    private static final String SLOT = "scoring:{cohorts}:";
    private static final String POSITION = SLOT + "position";
    private static final String POPULATION = SLOT + "population";
    static final String INDEX = SLOT + "index";

    private final RoundTrip trips;

    CohortStore(RoundTrip trips) {
        this.trips = trips;
    }

    /** How far the stage has come; empty when nothing is kept. */
    public Optional<StagePosition> position(Stage stage) {
        return get(stage, POSITION).map(StagePosition::decode);
    }

    /** The population as it was kept. */
    public Population population() {
        return get(Stage.COHORTS, POPULATION).map(CohortCodec::decodePopulation).orElseGet(Population::new);
    }

    private Optional<byte[]> get(Stage stage, String key) {
        List<byte[]> answer =
                trips.of(stage, () -> List.of(trips.redis().commands().get(key(key))));
        return Optional.ofNullable(answer.getFirst());
    }

    /** All cohorts as they were kept. */
    public SortedMap<String, CohortState> cohorts() {
        var cohorts = new TreeMap<String, CohortState>();
        for (List<String> some : Slices.of(ids(), IN_ONE_TRIP)) {
            List<byte[]> cores = trips.of(
                    Stage.COHORTS,
                    () -> some.stream()
                            .map(id -> trips.redis().commands().get(key(core(id))))
                            .toList());
            List<Map<byte[], byte[]>> members = trips.of(
                    Stage.COHORTS,
                    () -> some.stream()
                            .map(id -> trips.redis().commands().hgetall(key(members(id))))
                            .toList());
            for (int i = 0; i < some.size(); i++) {
                var byAccount = new TreeMap<String, Member>();
                members.get(i)
                        .forEach((account, member) -> byAccount.put(text(account), CohortCodec.decodeMember(member)));
                cohorts.put(some.get(i), new CohortState(CohortCodec.decodeCore(cores.get(i)), byAccount));
            }
        }
        return cohorts;
    }

    /**
     * Keeps what a run of epochs changed, all or nothing.
     *
     * @param position how far the stage has come with it
     * @param cohorts all cohorts
     * @param assessed the newest assessments of cohorts that changed
     * @param dissolved cohorts that are no more
     * @throws TakenOverException when another replica has come further
     */
    public void commit(
            StagePosition position, Cohorts cohorts, Map<String, Assessment> assessed, Collection<String> dissolved) {
        var commit = new Commit(POSITION, position);
        commit.add("SET", POPULATION, CohortCodec.encode(cohorts.population()));
        assessed.forEach((id, assessment) -> {
            CohortState cohort = cohorts.all().get(id);
            if (cohort != null) {
                commit.add("SET", core(id), CohortCodec.encode(cohort.core()));
                commit.add("SET", assessment(id), assessment.toByteArray());
                commit.add("ZADD", INDEX, bytes("0"), bytes(id));
                addMembers(commit, id, cohort);
            }
        });
        for (String id : dissolved) {
            remove(commit, id);
        }
        run(commit);
    }

    private static void addMembers(Commit commit, String id, CohortState cohort) {
        for (String account : cohort.takeChanged()) {
            Member member = cohort.members().get(account);
            if (member == null) {
                commit.add("HDEL", members(id), bytes(account));
            } else {
                commit.add("HSET", members(id), bytes(account), CohortCodec.encode(member));
            }
        }
    }

    /** Forgets all cohorts, before they are built anew from the topics. */
    public void clear(StagePosition start) {
        var commit = new Commit(POSITION, start);
        commit.add("DEL", POPULATION);
        ids().forEach(id -> remove(commit, id));
        run(commit);
    }

    private static void remove(Commit commit, String id) {
        commit.add("DEL", core(id));
        commit.add("DEL", assessment(id));
        commit.add("DEL", members(id));
        commit.add("ZREM", INDEX, bytes(id));
    }

    private void run(Commit commit) {
        byte[][] keys = commit.keys().stream().map(this::key).toArray(byte[][]::new);
        List<Long> kept = trips.of(
                Stage.COHORTS,
                () -> List.of(COMMIT.<Long>run(
                        trips.redis().commands(), ScriptOutputType.INTEGER, keys, commit.arguments())));
        if (kept.contains(0L)) {
            throw new TakenOverException("cohorts");
        }
    }

    /** The newest assessments of those cohorts that there are, by id. */
    public Map<String, Assessment> assessments(Collection<String> ids) {
        Map<String, Assessment> assessments = new HashMap<>();
        for (List<String> some : Slices.of(ids, IN_ONE_TRIP)) {
            byte[][] keys = some.stream().map(id -> key(assessment(id))).toArray(byte[][]::new);
            List<KeyValue<byte[], byte[]>> answer = trips.of(
                            Stage.API, () -> List.of(trips.redis().commands().mget(keys)))
                    .getFirst();
            for (int i = 0; i < some.size(); i++) {
                String id = some.get(i);
                answer.get(i).ifHasValue(bytes -> assessments.put(id, parse(id, bytes)));
            }
        }
        return assessments;
    }

    private static Assessment parse(String id, byte[] bytes) {
        try {
            return Assessment.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The kept assessment of cohort " + id + " can't be read", e);
        }
    }

    private List<String> ids() {
        return trips
                .of(Stage.COHORTS, () -> List.of(trips.redis().commands().zrange(key(INDEX), 0, -1)))
                .getFirst()
                .stream()
                .map(CohortCodec::text)
                .toList();
    }

    byte[] index() {
        return key(INDEX);
    }

    private static String core(String id) {
        return SLOT + "core:" + id;
    }

    private static String members(String id) {
        return SLOT + "members:" + id;
    }

    private static String assessment(String id) {
        return SLOT + "assessment:" + id;
    }

    private byte[] key(String name) {
        return trips.redis().key(name);
    }
}
