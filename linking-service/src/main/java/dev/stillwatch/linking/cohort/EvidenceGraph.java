package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.EvidenceSum;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.KindWeight;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.evidence.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who holds which shared value, and what sharing it says now. Accounts and values are numbers inside. It notes the accounts whose evidence
 * may have changed, so that only what they touch is looked at again.
 */
final class EvidenceGraph {

    /** Hears of every edge that comes or goes. */
    interface Listener {
        /** An account holds a value it did not hold. */
        void added(int account, int value);

        /** An account holds a value no longer. */
        void removed(int account, int value);
    }

    private static final class Value {
        private final SharedValue value;
        private final IntSet holders = new IntSet();
        private double nats;

        private Value(SharedValue value) {
            this.value = value;
        }
    }

    /** Clients of one person, counting upgrades and several machines, of those that others have too; who shows more passes on other people's requests. */
    private static final int MOST_CLIENTS = 8;

    private final LinkWeights weights;
    private final Listener listener;
    private final Numbers<String> accountNumbers = new Numbers<>();
    private final Numbers<SharedValue> valueNumbers = new Numbers<>();
    private final List<HeldValues> accounts = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final BitSet dirty = new BitSet();
    private final BitSet lostOne = new BitSet();
    private final BitSet valuesThatLostOne = new BitSet();
    private final Map<SharedValue, Integer> outside = new HashMap<>();
    private final MomentCounts moments = new MomentCounts();
    private final Map<Moment, IntSet> valuesAt = new HashMap<>();
    private long population;
    private int today;

    EvidenceGraph(LinkWeights weights, Listener listener) {
        this.weights = weights;
        this.listener = listener;
    }

    /** An account was seen with a value on a day. */
    void see(SharedValue shared, String accountId, int day) {
        if (weights.of(shared.kind()).expired(today - day)) {
            return;
        }
        int account = accountNumbers.of(accountId);
        if (account == accounts.size()) {
            accounts.add(new HeldValues());
        }
        int value = valueNumbers.of(shared);
        if (value == values.size()) {
            values.add(new Value(shared));
            placeInTime(value, shared);
        } else if (!values.get(value).value.equals(shared)) {
            values.set(value, new Value(shared));
            placeInTime(value, shared);
        }
        HeldValues held = accounts.get(account);
        int before = held.day(value);
        if (before == HeldValues.NEVER) {
            held.set(value, day);
            values.get(value).holders.add(account);
            listener.added(account, value);
            dirty.set(account);
            weigh(value);
        } else if (day > before) {
            held.set(value, day);
            if (fresh(value, day) != fresh(value, before)) {
                dirty.set(account);
            }
        }
    }

    private void placeInTime(int value, SharedValue shared) {
        if (shared.kind().timed()) {
            valuesAt.computeIfAbsent(Moment.in(shared), m -> new IntSet()).add(value);
        }
    }

    /** A task counts so many accounts that did something at a time, as of a day. */
    void moment(Moment moment, int source, int accounts, int day) {
        if (weights.of(moment.kind()).expired(today - day)) {
            return;
        }
        long before = Steps.floor(moments.of(moment));
        moments.put(moment, source, accounts, day);
        if (Steps.floor(moments.of(moment)) != before) {
            valuesAt.getOrDefault(moment, new IntSet()).forEach(this::weigh);
        }
    }

    /** Too many hold a value: it links nothing from now on. Returns the edges that went. */
    List<Edge> hub(SharedValue shared) {
        var gone = new ArrayList<Edge>();
        valueNumbers.find(shared).ifPresent(value -> {
            for (int account : holders(value).toArray()) {
                gone.add(remove(account, value));
            }
        });
        return gone;
    }

    /** So many accounts hold values that are not looked at here; they make a value as common as it is. To be called before anything is seen. */
    void outside(Map<SharedValue, Integer> holders) {
        outside.putAll(holders);
    }

    /** An account does not hold a value any more, whatever was seen. */
    void forget(SharedValue shared, String accountId) {
        valueNumbers
                .find(shared)
                .ifPresent(value -> accountNumbers.find(accountId).ifPresent(account -> {
                    if (accounts.get(account).day(value) != HeldValues.NEVER) {
                        remove(account, value);
                    }
                }));
    }

    /** What some accounts hold, and how common it is. */
    Excerpt excerpt(Set<String> of) {
        var held = new ArrayList<Excerpt.Held>();
        var members = new HashMap<SharedValue, Integer>();
        for (String name : of) {
            accountNumbers.find(name).ifPresent(account -> {
                HeldValues values = accounts.get(account);
                for (int i = 0; i < values.size(); i++) {
                    SharedValue value = value(values.value(i));
                    held.add(new Excerpt.Held(name, value, values.dayAt(i)));
                    members.merge(value, 1, Integer::sum);
                }
            });
        }
        var others = new HashMap<SharedValue, Integer>();
        var counts = new HashMap<Moment, Integer>();
        members.forEach((value, inside) -> {
            valueNumbers
                    .find(value)
                    .ifPresent(number -> others.put(value, holders(number).size() - inside));
            if (value.kind().timed()) {
                Moment moment = Moment.in(value);
                counts.put(moment, (int) moments.of(moment));
            }
        });
        return new Excerpt(population, today, held, others, counts);
    }

    /** A new day: sightings fade and expire. Returns the edges that went. */
    List<Edge> day(int day) {
        var gone = new ArrayList<Edge>();
        int before = today;
        today = day;
        moments.expire(day, weights)
                .forEach(moment -> valuesAt.getOrDefault(moment, new IntSet()).forEach(this::weigh));
        for (int account = 0; account < accounts.size(); account++) {
            HeldValues held = accounts.get(account);
            for (int i = held.size() - 1; i >= 0; i--) {
                int value = held.value(i);
                int seen = held.dayAt(i);
                var weight = weights.of(kind(value));
                if (weight.expired(day - seen)) {
                    gone.add(remove(account, value));
                } else if (weight.fresh(day - seen) != weight.fresh(before - seen)) {
                    dirty.set(account);
                }
            }
        }
        return gone;
    }

    /** So many accounts have been seen in all. */
    void population(long all) {
        long before = Steps.floor(population);
        population = all;
        if (Steps.floor(all) != before) {
            for (int value = 0; value < values.size(); value++) {
                weigh(value);
            }
        }
    }

    private Edge remove(int account, int value) {
        accounts.get(account).remove(value);
        Value of = values.get(value);
        of.holders.remove(account);
        listener.removed(account, value);
        dirty.set(account);
        lostOne.set(account);
        valuesThatLostOne.set(value);
        weigh(value);
        return new Edge(of.value, accountNumbers.get(account));
    }

    private void weigh(int number) {
        Value value = values.get(number);
        int holders = (int) Steps.floor(value.holders.size() + outside.getOrDefault(value.value, 0));
        KindWeight weight = weights.of(value.value.kind());
        double nats = value.value.kind().timed()
                ? timed(value.value, weight, holders)
                : weight.nats(holders, Steps.floor(population));
        if (nats != value.nats) {
            value.nats = nats;
            value.holders.forEach(dirty::set);
        }
    }

    /** What sharing a time says: nothing as long as it is not known how many did the same then. */
    private double timed(SharedValue value, KindWeight weight, int holders) {
        long did = Steps.floor(moments.of(Moment.in(value)));
        long all = Math.max(1, Steps.floor(population));
        return did == 0 ? 0 : weight.nats(holders, all, Math.min(1, (double) did / all));
    }

    /** The accounts whose evidence may have changed since the last call. */
    BitSet takeDirty() {
        var taken = (BitSet) dirty.clone();
        dirty.clear();
        return taken;
    }

    /** Forgets accounts that hold nothing. To be called when nobody uses their numbers any more. */
    void forgetEmpty() {
        lostOne.stream().filter(a -> accounts.get(a).size() == 0).forEach(accountNumbers::release);
        lostOne.clear();
        valuesThatLostOne.stream().filter(v -> values.get(v).holders.isEmpty()).forEach(v -> {
            SharedValue gone = values.get(v).value;
            if (gone.kind().timed()) {
                IntSet left = valuesAt.getOrDefault(Moment.in(gone), new IntSet());
                left.remove(v);
                if (left.isEmpty()) {
                    valuesAt.remove(Moment.in(gone));
                }
            }
            valueNumbers.release(v);
        });
        valuesThatLostOne.clear();
    }

    /** The values an account holds and was seen with lately, that say something; ascending numbers. */
    int[] freshValues(int account) {
        HeldValues held = accounts.get(account);
        var fresh = new int[held.size()];
        int count = 0;
        boolean front = front(held);
        for (int i = 0; i < held.size(); i++) {
            int value = held.value(i);
            if (nats(value) > 0
                    && fresh(value, held.dayAt(i))
                    && !(front && kind(value).timed())) {
                fresh[count++] = held.value(i);
            }
        }
        return Arrays.copyOf(fresh, count);
    }

    /** Whether an account fronts for many clients: it works when they do, so its times say nothing of who runs it. */
    boolean front(HeldValues held) {
        int clients = 0;
        for (int i = 0; i < held.size() && clients <= MOST_CLIENTS; i++) {
            clients += kind(held.value(i)) == Kind.BUILD ? 1 : 0;
        }
        return clients > MOST_CLIENTS;
    }

    /** All values an account holds. */
    HeldValues held(int account) {
        return accounts.get(account);
    }

    /** What a value that an account holds counts for it: all while fresh, half after that. */
    double strength(int value, int day) {
        return fresh(value, day) ? 1 : 0.5;
    }

    private boolean fresh(int value, int day) {
        return weights.of(kind(value)).fresh(today - day);
    }

    IntSet holders(int value) {
        return values.get(value).holders;
    }

    /** What sharing a value says; nothing when nobody holds it. */
    double nats(SharedValue shared) {
        var value = valueNumbers.find(shared);
        return value.isPresent() ? nats(value.getAsInt()) : 0;
    }

    double nats(int value) {
        return values.get(value).nats;
    }

    Kind kind(int value) {
        return values.get(value).value.kind();
    }

    SharedValue value(int value) {
        return values.get(value).value;
    }

    String account(int account) {
        return accountNumbers.get(account);
    }

    /** Numbers of values are below this. */
    int valueBound() {
        return valueNumbers.bound();
    }

    EvidenceSum sum() {
        return new EvidenceSum(weights);
    }
}
