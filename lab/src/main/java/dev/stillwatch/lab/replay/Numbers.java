package dev.stillwatch.lab.replay;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as proto3 JSON allows them: bare or in a string. */
final class Numbers {
    /** From here on not every whole number is a double. */
    private static final double EXACT = 0x1p53;

    private Numbers() {}

    static OptionalLong whole(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT, LONG -> OptionalLong.of(parser.getLongValue());
                    default -> OptionalLong.empty();
                };
            case VALUE_NUMBER_FLOAT -> whole(parser.getDoubleValue());
            case VALUE_STRING -> whole(parser.getText());
            default -> OptionalLong.empty();
        };
    }

    static OptionalDouble finite(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_STRING -> finite(parser.getText());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalLong whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT
                ? OptionalLong.of((long) value)
                : OptionalLong.empty();
    }

    private static OptionalLong whole(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException notPlain) {
            OptionalDouble value = finite(text);
            return value.isPresent() ? whole(value.getAsDouble()) : OptionalLong.empty();
        }
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static OptionalDouble finite(String text) {
        if (text.length() > 64) {
            return OptionalDouble.empty();
        }
        try {
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
