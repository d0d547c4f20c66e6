package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Protobuf messages as record values. */
final class ProtoSerde {

    private ProtoSerde() {}

    /**
     * A serde.
     *
     * @param parser reads the message
     * @param usable what every message must hold; one that does not is as unreadable as broken bytes
     */
    static <T extends MessageLite> Serde<T> of(Parser<T> parser, Predicate<? super T> usable) {
        return Serdes.serdeFrom((topic, message) -> bytes(message), (topic, bytes) -> read(parser, usable, bytes));
    }

    private static <T extends MessageLite> byte @Nullable [] bytes(@Nullable T message) {
        return message == null ? null : message.toByteArray();
    }

    private static <T extends MessageLite> T read(
            Parser<T> parser, Predicate<? super T> usable, byte @Nullable [] bytes) {
        try {
            T message = parser.parseFrom(bytes == null ? new byte[0] : bytes);
            if (!usable.test(message)) {
                throw new SerializationException("The record lacks what it must hold");
            }
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("Not a message of the expected type", e);
        }
    }
}
