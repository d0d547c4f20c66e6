package dev.stillwatch.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

/** Messages as JSON that people edit. */
public final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** The message in many lines; unlike protobuf's own printer it leaves {@code >=} and quotes in conditions readable. */
    public static String of(Message message) {
        try {
            return MAPPER.readTree(JsonFormat.printer().print(message)).toPrettyString();
        } catch (InvalidProtocolBufferException | JsonProcessingException e) {
            throw new IllegalStateException("A message of a known type can be printed", e);
        }
    }
}
