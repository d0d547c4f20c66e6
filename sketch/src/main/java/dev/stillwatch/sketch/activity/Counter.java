package dev.stillwatch.sketch.activity;

/**
 * Single sums of an {@link Activity}. Their numbers are their place on the wire: append only, below 128.
 *
 * <p>Those from {@link #ACCOUNTS} to {@link #TOPIC_PAIRS} are counted once an account and are zero until the account's activity became a
 * contribution ({@link Activity#contribution}).
 */
public enum Counter {
    /** Exchanges. */
    EXCHANGES(0),
    /** Exchanges that open a conversation: no assistant turn before the prompt. */
    FIRST_TURNS(1),
    /** Exchanges with a system prompt. */
    WITH_SYSTEM(2),
    /** Exchanges that offer tools. */
    WITH_TOOLS(3),
    /** Exchanges whose answer was told (a response sketch is there). */
    WITH_RESPONSE(4),
    /** Exchanges with visible reasoning text. */
    WITH_REASONING_TEXT(5),
    /** Exchanges whose prompt has a template opening, that is a prompt long enough to be specific. */
    WITH_OPENING(6),
    /** Input tokens. */
    INPUT_TOKENS(7),
    /** Output tokens. */
    OUTPUT_TOKENS(8),
    /** Reasoning tokens. */
    REASONING_TOKENS(9),
    /** Input tokens served from a cache. */
    CACHED_TOKENS(10),
    /** Training value in thousandths of a token; see {@link TrainingValue}. */
    TRAINING_VALUE(11),
    /** Words of prompts. */
    PROMPT_WORDS(12),
    /** Squares of words of prompts. */
    PROMPT_WORDS_SQUARED(13),
    /** Messages of requests. */
    MESSAGES(14),
    /** Exchanges that set a temperature. */
    TEMPERATURE_SET(15),
    /** Temperatures that were set, in thousandths. */
    TEMPERATURE(16),
    /** Exchanges that ask for more than one alternative. */
    MANY_ALTERNATIVES(17),
    /** Exchanges that ask for log-probabilities. */
    LOG_PROBABILITIES(18),
    /** Exchanges that ask for a high reasoning effort. */
    HIGH_REASONING_EFFORT(19),
    /** Exchanges that ask for a streamed answer. */
    STREAMED(20),
    /** Exchanges that ended because the answer was too long. */
    CUT_SHORT(21),
    /** Reasoning handles given out. */
    HANDLES_ISSUED(22),
    /** Reasoning handles handed back. */
    HANDLES_PRESENTED(23),
    /** Exchanges whose client's layers contradict one another. */
    CONTRADICTIONS(24),
    /** Exchanges where the edge looked for telemetry and saw none. */
    WITHOUT_TELEMETRY(25),
    /** Exchanges where the edge saw telemetry. */
    WITH_TELEMETRY(26),
    /** Sums of squared lengths of prompt embeddings. */
    EMBEDDING_SQUARED(27),
    /** Exchanges whose prompt has an embedding. */
    WITH_EMBEDDING(28),
    /** Account events. */
    FACTS(29),
    /** Payment methods added. */
    PAYMENT_METHODS_ADDED(30),
    /** Credentials created. */
    CREDENTIALS_CREATED(31),

    /** Accounts. */
    ACCOUNTS(32),
    /** Accounts with at least one exchange. */
    ACTIVE_ACCOUNTS(33),
    /** Accounts with a disposable e-mail address. */
    DISPOSABLE_EMAIL_ACCOUNTS(34),
    /** Accounts that were closed. */
    CLOSED_ACCOUNTS(35),
    /** Accounts whose organisation is known. */
    ORGANISED_ACCOUNTS(36),
    /** Accounts whose sign-up was seen. */
    SIGNED_UP_ACCOUNTS(37),
    /** Sum over accounts of n², n being the account's exchanges. */
    EXCHANGES_SQUARED(38),
    /** Sum over accounts of the squared length of the account's summed embedding. */
    EMBEDDING_WITHIN(39),
    /** Sum over accounts of n², n being the account's exchanges with an embedding. */
    EMBEDDED_SQUARED(40),
    /** Sum over accounts of c(c − 1) over {@link Histogram#SKELETONS}. */
    SKELETON_PAIRS_WITHIN(41),
    /** Sum over accounts of n(n − 1), n being the account's total of {@link Histogram#SKELETONS}. */
    SKELETON_PAIRS(42),
    /** Sum over accounts of c(c − 1) over {@link Histogram#OPENINGS}. */
    OPENING_PAIRS_WITHIN(43),
    /** Sum over accounts of n(n − 1), n being the account's total of {@link Histogram#OPENINGS}. */
    OPENING_PAIRS(44),
    /** Sum over accounts of c(c − 1) over {@link Histogram#SYSTEMS}. */
    SYSTEM_PAIRS_WITHIN(45),
    /** Sum over accounts of n(n − 1), n being the account's total of {@link Histogram#SYSTEMS}. */
    SYSTEM_PAIRS(46),
    /** Sum over accounts of c(c − 1) over {@link Histogram#TOPICS}. */
    TOPIC_PAIRS_WITHIN(47),
    /** Sum over accounts of n(n − 1), n being the account's total of {@link Histogram#TOPICS}. */
    TOPIC_PAIRS(48),

    /** Reasoning handles presented that were issued to another account. */
    HANDLES_FOREIGN(49),
    /** Reasoning handles presented that were issued to this account in another session. */
    HANDLES_OTHER_SESSION(50),
    /** Exchanges that present such a handle and elicit training data. */
    ELICITING_REPLAYS(51),
    /** Sum of {@link Draw} over exchanges, in thousandths. */
    DRAW(52),
    /** Exchanges within {@link Releases#WINDOW} after a model's release. */
    NEAR_RELEASE(53),
    /** Those of them that used a model just released. */
    NEW_MODEL(54),
    /** Sum of {@link Draw} over those, in thousandths. */
    NEW_MODEL_DRAW(55),
    /** Accounts that are {@link Activity#longStanding}; once an account. */
    LONG_STANDING_ACCOUNTS(60);

    private final int slot;

    Counter(int slot) {
        this.slot = slot;
    }

    int slot() {
        return slot;
    }
}
