package dev.stillwatch.linking.stream;

import com.google.protobuf.ByteString;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.ValueKey;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** Shared values as they are kept and sent: kinds as one byte each beside the hashes. */
final class Values {

    private Values() {}

    /** The kinds of some values, one byte each. */
    static ByteString kinds(Collection<SharedValue> values) {
        ByteString.Output kinds = ByteString.newOutput(Math.max(1, values.size()));
        values.forEach(v -> kinds.write(v.kind().code()));
        return kinds.toByteString();
    }

    /** The hashes of some values, in the same order. */
    static List<Long> hashes(Collection<SharedValue> values) {
        return values.stream().map(SharedValue::hash).toList();
    }

    /** Calls for each value, with its place. */
    static void forEach(ByteString kinds, List<Long> hashes, ObjIntConsumer<SharedValue> action) {
        for (int i = 0; i < kinds.size(); i++) {
            action.accept(new SharedValue(Kind.ofCode(kinds.byteAt(i)), hashes.get(i)), i);
        }
    }

    static ValueKey key(SharedValue value) {
        return ValueKey.newBuilder()
                .setKind(value.kind().code())
                .setHash(value.hash())
                .build();
    }

    static SharedValue of(ValueKey key) {
        return new SharedValue(Kind.ofCode(key.getKind()), key.getHash());
    }

    /** Writes a value: its kind in one byte, its hash in eight. */
    static ByteBuffer put(ByteBuffer into, SharedValue value) {
        return into.put((byte) value.kind().code()).putLong(value.hash());
    }

    /** Reads what {@link #put} wrote. */
    static SharedValue get(ByteBuffer from) {
        return new SharedValue(Kind.ofCode(from.get()), from.getLong());
    }
}
