package dev.stillwatch.lab.replay;

import com.fasterxml.jackson.core.JsonToken;
import com.google.common.base.CaseFormat;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/**
 * The members a JSON object may have and where each goes in a builder. Members it does not know are passed over; known ones of a
 * wrong type are left out with a warning, unless they are required.
 *
 * @param <B> the builder of the message the object stands for
 */
final class Members<B> {
    private final Map<String, Reader<B>> readers = new HashMap<>();

    /** Takes the value of one member. */
    private interface Reader<B> {
        void read(Json json, B builder, String path) throws IOException, RejectedLineException;
    }

    /** Reads an object whose opening brace is the current token. */
    void read(Json json, B builder, String path) throws IOException, RejectedLineException {
        while (json.advance()) {
            String name = json.member();
            Reader<B> reader = readers.get(name);
            if (reader == null) {
                json.skip();
            } else {
                reader.read(json, builder, path + name);
            }
        }
    }

    Members<B> required(String name, BiConsumer<B, String> setter) {
        return with(name, (json, builder, path) -> setter.accept(builder, requiredString(json, path)));
    }

    Members<B> time(String name, BiConsumer<B, Timestamp> setter) {
        return with(name, (json, builder, path) -> {
            String text = requiredString(json, path);
            try {
                setter.accept(builder, Rfc3339.parse(text));
            } catch (DateTimeException e) {
                throw new RejectedLineException(path + " is no RFC 3339 time");
            }
        });
    }

    Members<B> string(String name, BiConsumer<B, String> setter) {
        return with(name, (json, builder, path) -> {
            String text = json.string(path);
            if (text != null) {
                setter.accept(builder, text);
            }
        });
    }

    Members<B> bool(String name, BiConsumer<B, Boolean> setter) {
        return with(name, (json, builder, path) -> {
            Boolean value = json.bool(path);
            if (value != null) {
                setter.accept(builder, value);
            }
        });
    }

    Members<B> whole(String name, ObjLongConsumer<B> setter) {
        return with(name, (json, builder, path) -> json.whole(path).ifPresent(v -> setter.accept(builder, v)));
    }

    Members<B> int32(String name, BiConsumer<B, Integer> setter) {
        return with(name, (json, builder, path) -> {
            OptionalLong value = json.whole(path);
            if (value.isPresent() && value.getAsLong() == (int) value.getAsLong()) {
                setter.accept(builder, (int) value.getAsLong());
            } else if (value.isPresent()) {
                json.leaveOut(path, "whole number of 32 bits");
            }
        });
    }

    Members<B> number(String name, ObjDoubleConsumer<B> setter) {
        return with(name, (json, builder, path) -> json.number(path).ifPresent(v -> setter.accept(builder, v)));
    }

    /** A string, or a whole number that becomes one. */
    Members<B> digits(String name, BiConsumer<B, String> setter) {
        return with(name, (json, builder, path) -> {
            if (json.token() == JsonToken.VALUE_NUMBER_INT) {
                json.whole(path).ifPresent(v -> setter.accept(builder, Long.toString(v)));
            } else {
                String text = json.string(path);
                if (text != null) {
                    setter.accept(builder, text);
                }
            }
        });
    }

    <C> Members<B> object(String name, Function<B, C> part, Members<C> members) {
        return with(name, (json, builder, path) -> {
            if (json.token() == JsonToken.START_OBJECT) {
                members.read(json, part.apply(builder), path + ".");
            } else {
                json.leaveOut(path, "object");
            }
        });
    }

    Members<B> strings(String name, Consumer<B> clear, BiConsumer<B, String> add) {
        return list(name, clear, (json, builder, path) -> {
            String text = json.string(path);
            if (text != null) {
                add.accept(builder, text);
            }
        });
    }

    <C> Members<B> objects(String name, Consumer<B> clear, Function<B, C> add, Members<C> members) {
        return list(name, clear, (json, builder, path) -> {
            if (json.token() == JsonToken.START_OBJECT) {
                members.read(json, add.apply(builder), path + ".");
            } else {
                json.leaveOut(path, "object");
            }
        });
    }

    private Members<B> list(String name, Consumer<B> clear, Reader<B> element) {
        return with(name, (json, builder, path) -> {
            if (json.token() != JsonToken.START_ARRAY) {
                json.leaveOut(path, "list");
                return;
            }
            clear.accept(builder);
            while (json.advance()) {
                element.read(json, builder, path + "[]");
            }
        });
    }

    private static String requiredString(Json json, String path) throws IOException, RejectedLineException {
        String text = json.token() == JsonToken.VALUE_STRING ? json.string(path) : null;
        if (text == null) {
            throw new RejectedLineException(path + (json.isNull() ? " is missing" : " is no string"));
        }
        return text;
    }

    /** Under its lowerCamelCase name and, as parsers of proto3 JSON must, under its original one. */
    private Members<B> with(String name, Reader<B> reader) {
        readers.put(name, reader);
        readers.put(CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, name), reader);
        return this;
    }
}
