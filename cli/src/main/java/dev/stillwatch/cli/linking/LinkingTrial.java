package dev.stillwatch.cli.linking;

import dev.stillwatch.ingest.handle.HandleUse;
import dev.stillwatch.ingest.handle.KnownHandles;
import dev.stillwatch.ingest.state.Identities;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.linking.cohort.Cohorts;
import dev.stillwatch.linking.cohort.Thresholds;
import dev.stillwatch.linking.evidence.AccountMemory;
import dev.stillwatch.linking.evidence.EpochTally;
import dev.stillwatch.linking.evidence.FactEvidence;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.evidence.SketchEvidence;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.sketch.Sketcher;
import dev.stillwatch.sketch.key.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Links the accounts of some traffic, epoch by epoch, with the same evidence, memory and cohorts as the service but no Kafka: seconds instead of minutes, so that many
 * seeds can be looked at. What holds which value stays in memory.
 */
public final class LinkingTrial {

    private static final long EPOCH = 5 * 60_000L;
    private static final long DAY = 24 * 3_600_000L;
    private static final int HANDLE_DAYS = 30;

    private final LinkWeights weights;
    private final Cohorts cohorts;
    private final Sketcher sketcher =
            new Sketcher(Keyring.of("lab", "a key for the lab only".getBytes(StandardCharsets.UTF_8)));
    private final Identities identities = new Identities(new byte[Identities.KEY_BYTES]);
    private final KnownHandles handles = new KnownHandles(Map.of(), HANDLE_DAYS);
    private final TreeMap<String, EpochTally> open = new TreeMap<>();
    private final Map<String, AccountMemory> memories = new HashMap<>();
    private final Map<SharedValue, TreeMap<String, Integer>> holders = new HashMap<>();
    private final TreeMap<Long, TreeSet<String>> silences = new TreeMap<>();
    private final Map<Moment, Integer> momentCounts = new HashMap<>();
    private final Map<Moment, Integer> moments = new HashMap<>();
    private final Set<SharedValue> hubs = new HashSet<>();
    private final Map<String, String> cohortOf = new TreeMap<>();
    private long epoch = Long.MIN_VALUE;
    private int today = Integer.MIN_VALUE;

    /** Nothing linked yet. */
    public LinkingTrial(LinkWeights weights, Thresholds thresholds) {
        this.weights = weights;
        this.cohorts = new Cohorts(weights, thresholds);
    }

    /** Takes all events, in order of time, and closes the last epoch. */
    public LinkingTrial run(Iterator<Event> events) {
        while (events.hasNext()) {
            take(events.next());
        }
        close();
        return this;
    }

    /** The cohort that each linked account is in. */
    public Map<String, String> cohortOf() {
        return cohortOf;
    }

    /** Who holds each value that was told. */
    @SuppressWarnings("NonApiType")
    public Map<SharedValue, TreeMap<String, Integer>> holders() {
        return holders;
    }

    /** How many accounts were seen. */
    public int accounts() {
        return memories.size();
    }

    /** Takes a sketch. */
    public void take(Sketch sketch) {
        at(EventTime.millis(sketch.getOccurredAt()));
        SketchEvidence.add(sketch, tally(sketch.getAccountId()));
    }

    /** Takes an account fact. */
    public void take(AccountFact fact) {
        long time = EventTime.millis(fact.getOccurredAt());
        at(time);
        FactEvidence.add(fact, time, tally(fact.getAccountId()));
    }

    private void take(Event event) {
        switch (event.getEventCase()) {
            case EXCHANGE -> take(stamped(sketcher.sketch(event.getExchange())));
            case ACCOUNT -> take(sketcher.fact(event.getAccount()));
            case RELEASE, EVENT_NOT_SET -> {}
        }
    }

    /** With where its handles had come from, as ingest does. */
    private Sketch stamped(Sketch sketch) {
        HandleUse use = identities.handles(sketch);
        if (use == null) {
            return sketch;
        }
        Sketch.Builder stamped = sketch.toBuilder();
        handles.show(use).writeTo(stamped);
        return stamped.build();
    }

    private EpochTally tally(String account) {
        return open.computeIfAbsent(account, a -> new EpochTally());
    }

    private void at(long time) {
        long of = Math.floorDiv(time, EPOCH);
        if (of > epoch) {
            close();
            epoch = of;
        }
    }

    /** Closes the open epoch. */
    public void close() {
        if (epoch == Long.MIN_VALUE) {
            return;
        }
        int day = (int) Math.floorDiv(epoch * EPOCH, DAY);
        if (day > today) {
            today = day;
            cohorts.day(day);
        }
        open.forEach((account, tally) -> {
            AccountMemory before = memories.getOrDefault(account, AccountMemory.none());
            AccountMemory.Update update = before.after(tally, day, epoch * EPOCH, weights);
            if (before.silenceLookedAt().isEmpty()) {
                lookAgain(account, update.memory());
            }
            keep(account, update, day);
        });
        var due = new TreeMap<>(silences.headMap(epoch, true));
        silences.headMap(epoch, true).clear();
        for (TreeSet<String> accounts : due.values()) {
            for (String account : accounts) {
                AccountMemory before = memories.getOrDefault(account, AccountMemory.none());
                AccountMemory.Update update = before.silent((epoch + 1) * EPOCH);
                if (!update.memory().equals(before)) {
                    lookAgain(account, update.memory());
                    keep(account, update, day);
                }
            }
        }
        moments.forEach((moment, count) -> cohorts.moment(moment, 0, count, day));
        moments.clear();
        cohorts.population(memories.size());
        open.clear();
        for (CohortDelta delta : cohorts.close(epoch, (epoch + 1) * EPOCH)) {
            delta.getLeftList().forEach(account -> cohortOf.remove(account, delta.getCohortId()));
            delta.getJoinedList().forEach(account -> cohortOf.put(account, delta.getCohortId()));
        }
    }

    private void lookAgain(String account, AccountMemory memory) {
        memory.silenceLookedAt()
                .ifPresent(at -> silences.computeIfAbsent(Math.floorDiv(at, EPOCH), e -> new TreeSet<>())
                        .add(account));
    }

    private void keep(String account, AccountMemory.Update update, int day) {
        memories.put(account, update.memory());
        update.tell().forEach(value -> index(value, account, day));
        update.moments().forEach(moment -> moments.put(moment, momentCounts.merge(moment, 1, Integer::sum)));
    }

    private void index(SharedValue value, String account, int day) {
        if (hubs.contains(value)) {
            return;
        }
        TreeMap<String, Integer> of = holders.computeIfAbsent(value, v -> new TreeMap<>());
        of.values().removeIf(seen -> weights.of(value.kind()).expired(day - seen));
        of.put(account, day);
        if (of.size() > weights.of(value.kind()).cap()) {
            hubs.add(value);
            cohorts.hub(value);
        } else if (of.size() == 2) {
            of.forEach((holder, seen) -> cohorts.see(value, holder, seen));
        } else if (of.size() > 2) {
            cohorts.see(value, account, day);
        }
    }
}
