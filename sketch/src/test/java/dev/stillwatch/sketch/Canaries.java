package dev.stillwatch.sketch;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Fills every string of a message, at any depth, with a text found nowhere else, and every message with an unknown field that holds one. It goes by the
 * descriptor, so that a string that is added to the contract is planted too.
 */
final class Canaries {
    private final Set<String> spared;
    private final IntFunction<String> canary;
    private final List<String> planted = new ArrayList<>();

    /**
     * Makes a planter.
     *
     * @param spared full names of the fields that pass as they are
     * @param canary the text of a number
     */
    Canaries(Set<String> spared, IntFunction<String> canary) {
        this.spared = spared;
        this.canary = canary;
    }

    List<String> planted() {
        return planted;
    }

    void plant(Message.Builder into) {
        for (FieldDescriptor field : into.getDescriptorForType().getFields()) {
            switch (field.getJavaType()) {
                case STRING -> plantString(into, field);
                case MESSAGE -> plantMessage(into, field);
                case INT, LONG, FLOAT, DOUBLE, BOOLEAN, BYTE_STRING, ENUM -> {}
            }
        }
        into.setUnknownFields(UnknownFieldSet.newBuilder()
                .addField(
                        9_999,
                        Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(next()))
                                .build())
                .build());
    }

    private void plantString(Message.Builder into, FieldDescriptor field) {
        if (spared.contains(field.getFullName())) {
            into.setField(field, "spared");
        } else if (field.isRepeated()) {
            into.addRepeatedField(field, next());
            into.addRepeatedField(field, next());
        } else {
            into.setField(field, next());
        }
    }

    private void plantMessage(Message.Builder into, FieldDescriptor field) {
        if (field.isRepeated()) {
            for (int i = 0; i < 2; i++) {
                Message.Builder element = into.newBuilderForField(field);
                plant(element);
                into.addRepeatedField(field, element.build());
            }
        } else if (!field.getMessageType().getFullName().equals("google.protobuf.Timestamp")) {
            Message.Builder member = into.newBuilderForField(field);
            plant(member);
            into.setField(field, member.build());
        }
    }

    private String next() {
        String text = canary.apply(planted.size());
        planted.add(text);
        return text;
    }
}
