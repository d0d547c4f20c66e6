package dev.stillwatch.lab.findings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records as JSON: absent for null, RFC 3339 for times, members unknown to us passed over. */
final class JsonFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantDeserializer()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private JsonFiles() {}

    static void write(Path file, Object value) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    }

    static void writeLines(Path file, List<?> values) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Object value : values) {
                out.write(JSON.writeValueAsString(value));
                out.write('\n');
            }
        }
    }

    static <T> T read(Path file, Class<T> type) throws IOException {
        return parse(Files.readString(file), type, file.toString());
    }

    static <T> List<T> readLines(Path file, Class<T> type) throws IOException {
        List<T> values = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    values.add(parse(line, type, file + ", line " + number));
                }
            }
        }
        return values;
    }

    private static <T> T parse(String json, Class<T> type, String where) throws IOException {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IOException(where + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Reads RFC 3339 text, with any offset. */
    private static final class InstantDeserializer extends FromStringDeserializer<Instant> {
        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return super.deserialize(parser, context);
        }
    }
}
