package dev.stillwatch.scoring.state;

import dev.stillwatch.scoring.account.AccountState;
import dev.stillwatch.sketch.activity.Activity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Bytes of an account's state: the fence (12 digits), a version byte, statistic (double, NaN for none), flagged (long, 0 for never), joined
 * (long), length of the cohort id (short), the id in UTF-8, and the activity.
 */
final class AccountStateCodec {

    private static final byte VERSION = 1;
    private static final int HEAD = Fence.LENGTH + 1 + 3 * Long.BYTES + Short.BYTES;

    private AccountStateCodec() {}

    static byte[] encode(AccountState state) {
        byte[] cohort = state.cohortId().getBytes(StandardCharsets.UTF_8);
        byte[] activity = state.activity().toBytes();
        return ByteBuffer.allocate(HEAD + cohort.length + activity.length)
                .put(Fence.bytes(state.epoch()))
                .put(VERSION)
                .putDouble(state.statistic().orElse(Double.NaN))
                .putLong(state.flaggedAtMillis().orElse(0))
                .putLong(state.joinedAtMillis())
                .putShort((short) cohort.length)
                .put(cohort)
                .put(activity)
                .array();
    }

    static AccountState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes, Fence.LENGTH, bytes.length - Fence.LENGTH);
        long epoch = Fence.epoch(new String(bytes, 0, Fence.LENGTH, StandardCharsets.US_ASCII));
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("An account's state has version " + version + ", not " + VERSION
                    + ": it was kept by another release. Delete it, and it is rebuilt from the topics");
        }
        double statistic = in.getDouble();
        long flagged = in.getLong();
        long joined = in.getLong();
        byte[] cohort = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(cohort);
        Activity activity = Activity.fromBytes(Arrays.copyOfRange(bytes, in.position(), bytes.length));
        return new AccountState(
                epoch,
                activity,
                Double.isNaN(statistic) ? OptionalDouble.empty() : OptionalDouble.of(statistic),
                flagged == 0 ? OptionalLong.empty() : OptionalLong.of(flagged),
                new String(cohort, StandardCharsets.UTF_8),
                joined);
    }
}
