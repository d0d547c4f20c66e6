package dev.stillwatch.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer says what protobuf's own printer of the proto3 JSON mapping says. */
class ReplayWriterTest {
    private static final String TEXT = "\"q\" \\ </script> \u0000\u001f\n\t\u007f é 漢字 \u2028 𝄞";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void everyFieldIsWrittenAsProtobufPrintsIt() throws IOException {
        List<Event> full = List.of(
                Event.newBuilder()
                        .setExchange((Exchange) filled(Exchange.getDefaultInstance()))
                        .build(),
                Event.newBuilder()
                        .setAccount((AccountEvent) filled(AccountEvent.getDefaultInstance()))
                        .build(),
                Event.newBuilder()
                        .setRelease((Release) filled(Release.getDefaultInstance()))
                        .build());

        assertThat(lines(full, "full.jsonl"))
                .allSatisfy(line -> assertThat(JSON.readTree(line))
                        .isIn(full.stream().map(ReplayWriterTest::printed).toList()));
        assertThat(lines(full, "full.jsonl")).hasSize(3);
    }

    @Test
    void defaultsAreLeftOut() throws IOException {
        List<Event> empty = List.of(
                Event.newBuilder().setExchange(Exchange.getDefaultInstance()).build(),
                Event.newBuilder().setAccount(AccountEvent.getDefaultInstance()).build(),
                Event.newBuilder().setRelease(Release.getDefaultInstance()).build(),
                Event.getDefaultInstance());

        assertThat(lines(empty, "empty.jsonl"))
                .containsExactly("{\"exchange\":{}}", "{\"account\":{}}", "{\"release\":{}}", "{}");
    }

    @Test
    void noEventsMakeAnEmptyFile() throws IOException {
        assertThat(lines(List.of(), "none.jsonl")).isEmpty();
    }

    private static JsonNode printed(Event event) {
        try {
            return JSON.readTree(JsonFormat.printer().print(event));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> lines(List<Event> events, String name) throws IOException {
        Path file = folder.resolve(name);
        try (ReplayWriter writer = ReplayWriter.create(file)) {
            for (Event event : events) {
                writer.write(event);
            }
        }
        return Files.readAllLines(file);
    }

    /** A message all of whose fields are set, so that one the writer forgets is missed. */
    private static Message filled(Message empty) {
        if (empty instanceof Timestamp) {
            return Timestamp.newBuilder()
                    .setSeconds(1_788_739_200)
                    .setNanos(7_000_000)
                    .build();
        }
        Message.Builder builder = empty.newBuilderForType();
        for (FieldDescriptor field : empty.getDescriptorForType().getFields()) {
            Object value = switch (field.getJavaType()) {
                case INT -> 42;
                case LONG -> 9_007_199_254_740_993L;
                case DOUBLE -> 0.125;
                case BOOLEAN -> true;
                case STRING -> TEXT + field.getName();
                case MESSAGE -> filled(builder.newBuilderForField(field).build());
                case FLOAT, BYTE_STRING, ENUM -> throw new AssertionError("no field of an event is " + field);
            };
            if (field.isRepeated()) {
                builder.addRepeatedField(field, value).addRepeatedField(field, value);
            } else {
                builder.setField(field, value);
            }
        }
        return builder.build();
    }
}
