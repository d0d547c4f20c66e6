package dev.stillwatch.proto;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages with any of their fields set to anything, of any schema. */
final class Examples {

    private static final int DEEPEST = 6;

    private final Random random;

    Examples(Random random) {
        this.random = random;
    }

    Message of(Message type) {
        return message(type.newBuilderForType(), 0);
    }

    private Message message(Message.Builder builder, int depth) {
        for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
            if (random.nextInt(4) == 0
                    || (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth == DEEPEST)) {
                continue;
            }
            if (field.isMapField()) {
                builder.addRepeatedField(field, value(builder, field, depth));
            } else if (field.isRepeated()) {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    builder.addRepeatedField(field, value(builder, field, depth));
                }
            } else {
                builder.setField(field, value(builder, field, depth));
            }
        }
        return builder.build();
    }

    private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> Long.toString(random.nextLong(), 36);
            case BYTE_STRING -> {
                var bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield ByteString.copyFrom(bytes);
            }
            case ENUM -> {
                EnumDescriptor words = field.getEnumType();
                yield words.getValues().get(random.nextInt(words.getValues().size()));
            }
            case MESSAGE -> message(builder.newBuilderForField(field), depth + 1);
        };
    }

    /** Paths of what a message holds and its schema does not know. */
    static List<String> unknown(Message message) {
        List<String> found = new ArrayList<>();
        unknown(message, message.getDescriptorForType().getName(), found);
        return found;
    }

    private static void unknown(Message message, String path, List<String> found) {
        message.getUnknownFields().asMap().keySet().forEach(number -> found.add(path + "." + number));
        message.getAllFields().forEach((field, value) -> {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
                values.forEach(one -> unknown((Message) one, path + "." + field.getName(), found));
            }
        });
    }
}
