package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.EvidenceSum;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.evidence.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

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

    private final LinkWeights weights;
    private final Listener listener;
    private final Numbers<String> accountNumbers = new Numbers<>();
    private final Numbers<SharedValue> valueNumbers = new Numbers<>();
    private final List<HeldValues> accounts = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final BitSet dirty = new BitSet();
    private final BitSet lostOne = new BitSet();
    private final BitSet valuesThatLostOne = new BitSet();
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
        } else if (!values.get(value).value.equals(shared)) {
            values.set(value, new Value(shared));
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

    /** A new day: sightings fade and expire. Returns the edges that went. */
    List<Edge> day(int day) {
        var gone = new ArrayList<Edge>();
        int before = today;
        today = day;
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
        double nats =
                weights.of(value.value.kind()).nats((int) Steps.floor(value.holders.size()), Steps.floor(population));
        if (nats != value.nats) {
            value.nats = nats;
            value.holders.forEach(dirty::set);
        }
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
        valuesThatLostOne.stream().filter(v -> values.get(v).holders.isEmpty()).forEach(valueNumbers::release);
        valuesThatLostOne.clear();
    }

    /** The values an account holds and was seen with lately, that say something; ascending numbers. */
    int[] freshValues(int account) {
        HeldValues held = accounts.get(account);
        var fresh = new int[held.size()];
        int count = 0;
        for (int i = 0; i < held.size(); i++) {
            if (nats(held.value(i)) > 0 && fresh(held.value(i), held.dayAt(i))) {
                fresh[count++] = held.value(i);
            }
        }
        return Arrays.copyOf(fresh, count);
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
