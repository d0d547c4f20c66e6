package dev.stillwatch.sketch.activity;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.ElicitationClass;
import dev.stillwatch.ingest.v1.Sketch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known of a subject: an account, a cohort, a network. Activities form a commutative monoid under {@link #merge} with identity
 * {@link #empty}, exactly, to the bit: integers only, no randomness, no order. So replays, shards and late events give one value, and
 * a cohort is a fold of its accounts.
 *
 * <p>An account's own activity merges {@link #of(Sketch)} and {@link #of(AccountFact)}. To fold accounts into a cohort, turn each
 * into a {@link #contribution} first, which also counts what is true once an account. Immutable; all moments are event time in milliseconds.
 */
public final class Activity {
    /** Days between sign-up and the first exchange that was seen from which on an account is long-standing. */
    public static final int LONG_STANDING_DAYS = 60;

    private static final Activity EMPTY = new Activity(SparseVector.EMPTY, Latest.NONE, Latest.NONE, Latest.NONE);

    private final SparseVector vector;
    private final Latest plan;
    private final Latest programme;
    private final Latest organization;

    Activity(SparseVector vector, Latest plan, Latest programme, Latest organization) {
        this.vector = vector;
        this.plan = plan;
        this.programme = programme;
        this.organization = organization;
    }

    /** The activity of a subject nothing is known of. */
    public static Activity empty() {
        return EMPTY;
    }

    /** The activity of one exchange. */
    public static Activity of(Sketch sketch) {
        return builder().add(sketch).build();
    }

    /** The activity of one account event. */
    public static Activity of(AccountFact fact) {
        return builder().add(fact).build();
    }

    /** Adds up many things at less cost than merging one by one. */
    public static ActivityBuilder builder() {
        return new ActivityBuilder();
    }

    /** Reads what {@link #toBytes} wrote. @throws IllegalArgumentException when the bytes are not an activity */
    public static Activity fromBytes(byte[] bytes) {
        return ActivityCodec.decode(bytes);
    }

    /** Compact canonical form: equal activities give equal bytes. At most 4 KB for one account, typically below 1 KB. */
    public byte[] toBytes() {
        return ActivityCodec.encode(this);
    }

    /** The activity of both together. */
    public Activity merge(Activity other) {
        return new Activity(
                vector.merge(other.vector),
                plan.merge(other.plan),
                programme.merge(other.programme),
                organization.merge(other.organization));
    }

    /**
     * What this account adds to a cohort when it joins: all of its activity, and what is counted once an account. Plan,
     * programme and organisation become hashed counts; their words stay behind.
     */
    public Activity contribution(String accountId) {
        ActivityBuilder builder = builder().add(withoutWords());
        builder.member(Distinct.ACCOUNTS, Mix.hash(accountId));
        AccountMarks.addTo(builder, this, 1);
        return builder.build();
    }

    /**
     * What an account adds to a cohort that has its contribution already, when {@code delta} happened to it. This is the account's
     * whole activity before {@code delta}: {@code before.contribution(id).merge(before.growth(delta))} equals
     * {@code before.merge(delta).contribution(id)}.
     */
    public Activity growth(Activity delta) {
        ActivityBuilder builder = builder().add(delta.withoutWords());
        AccountMarks.addTo(builder, merge(delta), 1);
        AccountMarks.addTo(builder, this, -1);
        return builder.build();
    }

    private Activity withoutWords() {
        return new Activity(vector, Latest.NONE, Latest.NONE, Latest.NONE);
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /** A single sum. */
    public long count(Counter counter) {
        return vector.get(counter.slot());
    }

    /** A vector of counts. */
    public Buckets buckets(Histogram histogram) {
        return new Buckets(vector.range(histogram.slot(0), histogram.size()));
    }

    /** Estimated size of a set, 0 or more; see {@link Distinct} for the error. */
    public double distinct(Distinct set) {
        return HyperLogLog.estimate(vector.range(set.base(), set.registers()), set.precision());
    }

    /** Exchanges. */
    public long exchanges() {
        return count(Counter.EXCHANGES);
    }

    /** Accounts that contributed; 0 for the activity of an account that is no contribution yet. */
    public long accounts() {
        return count(Counter.ACCOUNTS);
    }

    /** Training value drawn, in tokens; see {@link TrainingValue}. */
    public double trainingValue() {
        return count(Counter.TRAINING_VALUE) / 1000.0;
    }

    /** First exchange. */
    public Optional<Instant> firstExchange() {
        return moment(Extreme.FIRST_EXCHANGE);
    }

    /** Latest exchange. */
    public Optional<Instant> lastExchange() {
        return moment(Extreme.LAST_EXCHANGE);
    }

    /** Sign-up; the earliest of several. */
    public Optional<Instant> signedUp() {
        return moment(Extreme.SIGNED_UP);
    }

    /** Whether the first exchange came {@value #LONG_STANDING_DAYS} days or more after sign-up; false when either is not known. */
    public boolean longStanding() {
        var signedUp = signedUp();
        var first = firstExchange();
        return signedUp.isPresent()
                && first.isPresent()
                && Duration.between(signedUp.get(), first.get()).toDays() >= LONG_STANDING_DAYS;
    }

    /** When the account was closed; the earliest of several. */
    public Optional<Instant> closedAt() {
        return moment(Extreme.CLOSED);
    }

    /** Whether the account was closed. */
    public boolean closed() {
        return has(Extreme.CLOSED);
    }

    /** Whether an e-mail address was told. */
    public boolean emailKnown() {
        return has(Extreme.EMAIL_KNOWN);
    }

    /** Whether any e-mail address told is disposable. */
    public boolean emailDisposable() {
        return has(Extreme.EMAIL_DISPOSABLE);
    }

    /** Whether a telephone number was told. */
    public boolean phoneKnown() {
        return has(Extreme.PHONE_KNOWN);
    }

    /** Whether a payment method was told. */
    public boolean paymentKnown() {
        return has(Extreme.PAYMENT_KNOWN);
    }

    /** Whether a referral code was used. */
    public boolean referred() {
        return has(Extreme.REFERRED);
    }

    /** The best verification level reached. */
    public Verification verification() {
        long stored = vector.get(Extreme.VERIFICATION.slot());
        Verification[] levels = Verification.values();
        return stored == 0 ? Verification.NONE : levels[(int) Math.min(stored, levels.length) - 1];
    }

    /** The newest plan told; of an account, not of a contribution. */
    public Optional<String> plan() {
        return word(plan);
    }

    /** The newest programme told; of an account, not of a contribution. */
    public Optional<String> programme() {
        return word(programme);
    }

    /** The newest organisation told; of an account, not of a contribution. */
    public Optional<String> organization() {
        return word(organization);
    }

    /** Exchanges by UTC day, of the newest 64 days that have any. */
    public SortedMap<LocalDate, Long> exchangesByDay() {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        for (int i = vector.indexOf(SparseVector.FIRST_DAY); i < vector.size(); i++) {
            days.put(LocalDate.ofEpochDay(vector.slotAt(i) - SparseVector.FIRST_DAY), vector.valueAt(i));
        }
        return Collections.unmodifiableSortedMap(days);
    }

    /** Exchanges by hour of the day in UTC, 24 buckets. */
    public Buckets exchangesByHour() {
        return buckets(Histogram.WEEK_HOURS).folded(24);
    }

    /** Mean score of an elicitation class over all exchanges, 0 to 1. */
    public double meanScore(ElicitationClass kind) {
        long exchanges = exchanges();
        return exchanges == 0 ? 0 : buckets(Histogram.CLASS_SCORES).get(kind.getNumber() - 1) / (255.0 * exchanges);
    }

    /** Share of the exchanges whose score of an elicitation class is 0.5 or more, 0 to 1. */
    public double shareOf(ElicitationClass kind) {
        long exchanges = exchanges();
        return exchanges == 0 ? 0 : (double) buckets(Histogram.CLASS_EXCHANGES).get(kind.getNumber() - 1) / exchanges;
    }

    /** Share of the exchanges with any elicitation class at 0.5 or more, 0 to 1. */
    public double elicitingShare() {
        long exchanges = exchanges();
        Buckets buckets = buckets(Histogram.CLASS_EXCHANGES);
        return exchanges == 0 ? 0 : (double) buckets.get(buckets.size() - 1) / exchanges;
    }

    /** The prompts' embeddings. */
    public Embeddings embeddings() {
        return new Embeddings(
                count(Counter.WITH_EMBEDDING),
                vector.range(Histogram.EMBEDDING.slot(0), Histogram.EMBEDDING.size()),
                count(Counter.EMBEDDING_SQUARED));
    }

    SparseVector vector() {
        return vector;
    }

    Latest latestPlan() {
        return plan;
    }

    Latest latestProgramme() {
        return programme;
    }

    Latest latestOrganization() {
        return organization;
    }

    private boolean has(Extreme extreme) {
        return vector.get(extreme.slot()) != 0;
    }

    private Optional<Instant> moment(Extreme extreme) {
        long stored = vector.get(extreme.slot());
        return stored == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(extreme.load(stored)));
    }

    private static Optional<String> word(Latest latest) {
        return latest.word().isEmpty() ? Optional.empty() : Optional.of(latest.word());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Activity that
                && vector.equals(that.vector)
                && plan.equals(that.plan)
                && programme.equals(that.programme)
                && organization.equals(that.organization);
    }

    @Override
    public int hashCode() {
        return vector.hashCode();
    }

    @Override
    public String toString() {
        return "Activity[accounts=" + accounts() + ", exchanges=" + exchanges() + ", bytes=" + toBytes().length + "]";
    }
}
