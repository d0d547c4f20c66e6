package dev.stillwatch.lab.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A line's JSON as it is read: the current value, taken as one type or another, and the warnings so far. A value of another type
 * than asked for gives nothing and adds a warning; null gives nothing, as proto3 JSON says.
 */
final class Json {
    private static final int MAX_WARNINGS = 16;

    private final JsonParser parser;
    private final List<String> warnings = new ArrayList<>(0);

    Json(JsonParser parser) {
        this.parser = parser;
    }

    List<String> warnings() {
        return warnings;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    boolean isNull() {
        return token() == JsonToken.VALUE_NULL;
    }

    /** Goes into an object or array, or to its next value; false at its end. */
    boolean advance() throws IOException {
        JsonToken token = parser.nextToken();
        return token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY;
    }

    /** The name of the current member; goes on to its value. */
    String member() throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        return name;
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    /** A string, its unpaired surrogates replaced, or null. */
    @Nullable
    String string(String path) throws IOException {
        if (token() != JsonToken.VALUE_STRING) {
            leaveOut(path, "string");
            return null;
        }
        String text = parser.getText();
        String clean = Surrogates.replaceUnpaired(text);
        if (!clean.equals(text)) {
            warn(path + " holds half a surrogate pair: replaced by U+FFFD");
        }
        return clean;
    }

    @Nullable
    Boolean bool(String path) throws IOException {
        if (!token().isBoolean()) {
            leaveOut(path, "boolean");
            return null;
        }
        return token() == JsonToken.VALUE_TRUE;
    }

    /** A whole number; strings of digits and numbers such as 1e3 count, as proto3 JSON says. */
    OptionalLong whole(String path) throws IOException {
        OptionalLong value = Numbers.whole(parser);
        if (value.isEmpty()) {
            leaveOut(path, "whole number of 64 bits");
        }
        return value;
    }

    /** A finite number. */
    OptionalDouble number(String path) throws IOException {
        OptionalDouble value = Numbers.finite(parser);
        if (value.isEmpty()) {
            leaveOut(path, "finite number");
        }
        return value;
    }

    /** Passes over the current value, with a warning unless it is null. */
    void leaveOut(String path, String wanted) throws IOException {
        if (!isNull()) {
            warn(path + " is no " + wanted + ": left out");
        }
        skip();
    }

    private void warn(String warning) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        } else if (warnings.size() == MAX_WARNINGS) {
            warnings.add("more of the same kind");
        }
    }
}
