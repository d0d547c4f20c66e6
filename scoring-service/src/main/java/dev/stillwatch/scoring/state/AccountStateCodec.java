package dev.stillwatch.scoring.state;

import dev.stillwatch.scoring.account.AccountState;
import dev.stillwatch.scoring.account.Part;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.sketch.activity.Activity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Bytes of an account's state: the fence (12 digits), a version byte, the statistics (a short each, −1 for not taken), flagged (long, 0 for never), joined
 * (long, negative for a worker and odd for one at the fringe: to the millisecond before, so that a release which knows no parts reads it all the same), length of the cohort id (short), the id in UTF-8, and the activity.
 */
final class AccountStateCodec {

    private static final byte VERSION = 3;
    private static final int HEAD = Fence.LENGTH + 1 + Component.NUMBER * Short.BYTES + 2 * Long.BYTES + Short.BYTES;

    private AccountStateCodec() {}

    static byte[] encode(AccountState state) {
        byte[] cohort = state.cohortId().getBytes(StandardCharsets.UTF_8);
        byte[] activity = state.activity().toBytes();
        ByteBuffer out = ByteBuffer.allocate(HEAD + cohort.length + activity.length)
                .put(Fence.bytes(state.epoch()))
                .put(VERSION);
        for (int step : state.conformity().toArray()) {
            out.putShort((short) step);
        }
        return out.putLong(state.flaggedAtMillis().orElse(0))
                .putLong(joined(state))
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
        int[] steps = new int[Component.NUMBER];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = in.getShort();
        }
        long flagged = in.getLong();
        long joined = in.getLong();
        byte[] cohort = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(cohort);
        Activity activity = Activity.fromBytes(Arrays.copyOfRange(bytes, in.position(), bytes.length));
        return new AccountState(
                epoch,
                activity,
                Conformity.of(steps),
                flagged == 0 ? OptionalLong.empty() : OptionalLong.of(flagged),
                new String(cohort, StandardCharsets.UTF_8),
                even(Math.abs(joined)),
                part(joined));
    }

    private static long joined(AccountState state) {
        long even = even(state.joinedAtMillis());
        return switch (state.part()) {
            case MEMBER -> even;
            case WORKER -> -even;
            case FRINGE -> even + 1;
        };
    }

    private static Part part(long joined) {
        if (joined < 0) {
            return Part.WORKER;
        }
        return joined == even(joined) ? Part.MEMBER : Part.FRINGE;
    }

    private static long even(long millis) {
        return millis - millis % 2;
    }
}
