package dev.stillwatch.ingest.event;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.Event;
import java.util.Random;

/**
 * Events made at random, about half of them broken somewhere: strings around the lengths that rules name, numbers around zero, times around
 * the borders, closed words right and wrong. What the annotations can't say (control characters, infinite numbers) is not made.
 */
final class RandomEvents {

    private static final String[] WORDS = {
        "SIGNED_UP",
        "PAYMENT_METHOD_ADDED",
        "VERIFIED",
        "CREDENTIAL_CREATED",
        "PLAN_CHANGED",
        "CLOSED",
        "NONE",
        "EMAIL",
        "PHONE",
        "PAYMENT",
        "ORGANISATION",
        "IDENTITY",
        "closed",
        "PASSPORT"
    };
    private static final int[] LENGTHS = {32, 64, 128, 256, 320, 1024, 4096, 1_048_576, 4_194_304};
    private static final long[] SECONDS = {946_684_800L, 4_102_444_800L, 0, 253_402_300_799L, 1_700_000_000L};

    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    /** The next one: all that is required is there, and then a few fields are set anew or cleared. */
    Event next() {
        Event.Builder event = switch (random.nextInt(3)) {
            case 0 -> Events.event(Events.exchange()).toBuilder();
            case 1 -> Events.event(Events.account()).toBuilder();
            default -> Events.event(Events.release()).toBuilder();
        };
        for (int i = random.nextInt(6); i > 0; i--) {
            Message.Builder member = event.getFieldBuilder(event.getOneofFieldDescriptor(
                    Event.getDescriptor().getOneofs().getFirst()));
            change(member);
        }
        return random.nextInt(200) == 0 ? Event.getDefaultInstance() : event.build();
    }

    private void change(Message.Builder message) {
        var fields = message.getDescriptorForType().getFields();
        FieldDescriptor field = fields.get(random.nextInt(fields.size()));
        if (random.nextInt(10) == 0) {
            message.clearField(field);
        } else if (field.isRepeated()) {
            repeat(message, field);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.getMessageType().equals(Timestamp.getDescriptor())) {
            change(message.getFieldBuilder(field));
        } else {
            message.setField(field, value(field));
        }
    }

    private void repeat(Message.Builder message, FieldDescriptor field) {
        int[] counts = {1, 2, 1023, 1024, 1025, 4095, 4096};
        int count = random.nextInt(10) > 0 ? 1 + random.nextInt(3) : counts[random.nextInt(counts.length)];
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                Message.Builder item = message.newBuilderForField(field);
                if (last) {
                    change(item);
                }
                message.addRepeatedField(field, item.build());
            } else {
                message.addRepeatedField(field, last ? value(field) : "x");
            }
        }
    }

    private Object value(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case STRING -> text();
            case LONG -> (long) random.nextInt(5) - 2;
            case INT -> random.nextInt(5) - 2;
            case DOUBLE -> (random.nextInt(5) - 2) * 0.5;
            case BOOLEAN -> random.nextBoolean();
            case MESSAGE ->
                Timestamp.newBuilder()
                        .setSeconds(SECONDS[random.nextInt(SECONDS.length)] + random.nextInt(3) - 1)
                        .setNanos(random.nextInt(1_000_000_000))
                        .build();
            case FLOAT, ENUM, BYTE_STRING -> throw new IllegalStateException("events have no such field: " + field);
        };
    }

    private String text() {
        if (random.nextInt(3) == 0) {
            return random.nextBoolean() ? WORDS[random.nextInt(WORDS.length)] : "";
        }
        int around = random.nextInt(20) > 0 ? random.nextInt(LENGTHS.length - 2) : random.nextInt(LENGTHS.length);
        int bytes = LENGTHS[around] + random.nextInt(3) - 1;
        return switch (random.nextInt(4)) {
            case 0 -> "é".repeat(bytes / 2) + "x".repeat(bytes % 2);
            case 1 -> "语".repeat(bytes / 3) + "x".repeat(bytes % 3);
            case 2 -> "🙂".repeat(bytes / 4) + "x".repeat(bytes % 4);
            default -> "x".repeat(bytes);
        };
    }
}
