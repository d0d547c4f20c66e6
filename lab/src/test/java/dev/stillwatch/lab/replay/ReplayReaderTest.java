package dev.stillwatch.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayReaderTest {
    private static final String GOOD = "{\"release\":{\"model\":\"m-1\",\"occurredAt\":\"2026-03-01T10:00:00.250Z\"}}";

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            hello | no JSON
            { | no JSON
            [1,2] | no JSON object
            42 | no JSON object
            null | no JSON object
            {} | none of exchange, account and release is there
            {"other":{"a":1}} | none of exchange, account and release is there
            {"exchange":null} | none of exchange, account and release is there
            {"exchange":5} | nothing is left: exchange is no object: left out
            {"release":{"model":"m"}} | release.occurredAt is missing
            {"release":{"model":"","occurredAt":"2026-01-01T00:00:00Z"}} | release.model is missing
            {"release":{"model":7,"occurredAt":"2026-01-01T00:00:00Z"}} | release.model is no string
            {"release":{"model":null,"occurredAt":"2026-01-01T00:00:00Z"}} | release.model is missing
            {"release":{"model":"m","occurredAt":1767225600}} | release.occurredAt is no string
            {"release":{"model":"m","occurredAt":"yesterday"}} | release.occurredAt is no RFC 3339 time
            {"release":{"model":"m","occurredAt":"2026-02-30T00:00:00Z"}} | release.occurredAt is no RFC 3339 time
            {"release":{"model":"m","occurredAt":"2026-01-01T00:00:00"}} | release.occurredAt is no RFC 3339 time
            {"account":{"accountId":"a","occurredAt":"2026-01-01T00:00:00Z"}} | account.kind is missing
            {"exchange":{"exchangeId":"e","occurredAt":"2026-01-01T00:00:00Z","accountId":"a"}} | exchange.model is missing
            {"exchange":{"occurredAt":"2026-01-01T00:00:00Z","accountId":"a","model":"m"}} | exchange.exchangeId is missing
            {"release":{"model":"m","occurredAt":"2026-01-01T00:00:00Z"}} x | no JSON
            {"release":{"model":"m","occurredAt":"2026-01-01T00:00:00Z"}}{} | no JSON: something stands after the object
            """)
    void aLineThatIsNoEventIsRejectedAndReadingGoesOn(String line, String reason) {
        List<Line> lines = read(GOOD + "\n" + line + "\n" + GOOD + "\n");

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isInstanceOf(Line.Parsed.class);
        assertThat(lines.get(1)).isEqualTo(new Line.Rejected(2, reason));
        assertThat(lines.get(2)).isInstanceOf(Line.Parsed.class);
    }

    @Test
    void twoKindsOfEventInOneLineAreRejected() {
        String both = GOOD.substring(0, GOOD.length() - 1)
                + ",\"account\":{\"accountId\":\"a\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"kind\":\"CLOSED\"}}";

        assertThat(read(both)).containsExactly(new Line.Rejected(1, "more than one of exchange, account and release"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "latencyMs":"fast" | exchange.latencyMs is no finite number: left out
            "latencyMs":"NaN" | exchange.latencyMs is no finite number: left out
            "system":["a"] | exchange.system is no string: left out
            "client":"chrome" | exchange.client is no object: left out
            "client":{"telemetrySeen":1} | exchange.client.telemetrySeen is no boolean: left out
            "client":{"asn":{"number":1}} | exchange.client.asn is no string: left out
            "messages":"hi" | exchange.messages is no list: left out
            "messages":[3] | exchange.messages[] is no object: left out
            "messages":[{"role":"user","content":["x"]}] | exchange.messages[].content is no string: left out
            "tools":[{"name":"search"}] | exchange.tools[] is no string: left out
            "usage":{"inputTokens":1.5} | exchange.usage.inputTokens is no whole number of 64 bits: left out
            "usage":{"inputTokens":99999999999999999999} | exchange.usage.inputTokens is no whole number of 64 bits: left out
            "parameters":{"n":5000000000} | exchange.parameters.n is no whole number of 32 bits: left out
            "parameters":{"stream":"yes"} | exchange.parameters.stream is no boolean: left out
            "sessionId":"a\\ud800b" | exchange.sessionId holds half a surrogate pair: replaced by U+FFFD
            """)
    void anOptionalMemberOfAWrongTypeIsLeftOutAndTheEventKept(String member, String warning) {
        Line line = read(exchange(member)).getFirst();

        assertThat(line).isInstanceOfSatisfying(Line.Parsed.class, parsed -> {
            assertThat(parsed.warnings()).containsExactly(warning);
            assertThat(parsed.event().getExchange().getOperation()).isEqualTo("chat");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"unknown\":{\"deep\":[1,{\"x\":null}]}",
                "\"system\":null",
                "\"client\":null",
                "\"usage\":{\"inputTokens\":\"12\"}",
                "\"usage\":{\"inputTokens\":1.2e1}",
                "\"client\":{\"asn\":64512}",
                "\"client\":{\"asn\":\"AS64512\"}",
                "\"session_id\":\"original names are proto3 JSON too\""
            })
    void whatProto3JsonAllowsGivesNoWarning(String member) {
        assertThat(read(exchange(member)).getFirst())
                .isInstanceOfSatisfying(
                        Line.Parsed.class,
                        parsed -> assertThat(parsed.warnings()).isEmpty());
    }

    @Test
    void anAutonomousSystemMayBeANumber() {
        Line line = read(exchange("\"client\":{\"asn\":64512}")).getFirst();

        assertThat(((Line.Parsed) line).event().getExchange().getClient().getAsn())
                .isEqualTo("64512");
    }

    @Test
    void blankLinesAreSkippedAndCountedAndAByteOrderMarkIsNoMatter() {
        List<Line> lines = read("\uFEFF" + GOOD + "\r\n\n   \r\n" + GOOD);

        assertThat(lines).extracting(Line::number).containsExactly(1L, 4L);
        assertThat(lines).allSatisfy(line -> assertThat(line).isInstanceOf(Line.Parsed.class));
    }

    @Test
    void invalidUtf8IsRejected() throws IOException {
        byte[] bytes = (GOOD + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("m-1")] = (byte) 0xC3;

        List<Line> lines = read(bytes);

        assertThat(lines.get(0)).isEqualTo(new Line.Rejected(1, "no UTF-8"));
        assertThat(lines.get(1)).isInstanceOf(Line.Parsed.class);
    }

    @Test
    void aLineLongerThanAllowedIsRejectedAndTheNextOneRead() throws IOException {
        byte[] tooLong = new byte[LineSource.MAX_LINE_BYTES + 1];
        Arrays.fill(tooLong, (byte) 'x');
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(tooLong);
        file.writeBytes(("\n" + GOOD).getBytes(StandardCharsets.UTF_8));

        List<Line> lines = read(file.toByteArray());

        assertThat(lines.get(0)).isEqualTo(new Line.Rejected(1, "longer than 16777216 bytes"));
        assertThat(lines.get(1)).isInstanceOf(Line.Parsed.class);
    }

    @Test
    void whatCameBeforeTheCutInACompressedFileIsKept() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write((GOOD + "\n").repeat(5_000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = file.toByteArray();

        List<Line> lines = read(Arrays.copyOf(whole, whole.length / 2));

        assertThat(lines).hasSizeGreaterThan(1_000);
        assertThat(lines.getFirst()).isInstanceOf(Line.Parsed.class);
        assertThat(((Line.Rejected) lines.getLast()).reason()).contains("damaged or cut off");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 1772359200, 0",
        "2026-03-01t10:00:00.5z, 1772359200, 500000000",
        "2026-03-01T12:30:00.123456789123+02:30, 1772359200, 123456789",
        "2026-03-01T09:59:60Z, 1772359200, 0",
        "9999-12-31T23:59:59Z, 253402300799, 0"
    })
    void timesAreReadAsTheRfcSays(String text, long seconds, int nanos) {
        Line line = read(GOOD.replace("2026-03-01T10:00:00.250Z", text)).getFirst();

        Event event = ((Line.Parsed) line).event();
        assertThat(event.getRelease().getOccurredAt().getSeconds()).isEqualTo(seconds);
        assertThat(event.getRelease().getOccurredAt().getNanos()).isEqualTo(nanos);
    }

    private static String exchange(String member) {
        return "{\"exchange\":{\"exchangeId\":\"e\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"accountId\":\"a\","
                + "\"model\":\"m\"," + member + ",\"operation\":\"chat\"}}\n";
    }

    private static List<Line> read(String text) {
        try {
            return read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Line> read(byte[] bytes) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (ReplayReader reader = ReplayReader.of(new ByteArrayInputStream(bytes))) {
            reader.forEachRemaining(lines::add);
        }
        return lines;
    }
}
