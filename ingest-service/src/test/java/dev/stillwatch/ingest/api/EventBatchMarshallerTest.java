package dev.stillwatch.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.stillwatch.ingest.event.Events;
import dev.stillwatch.ingest.event.Fault;
import dev.stillwatch.ingest.event.Fault.Reason;
import dev.stillwatch.ingest.event.Received;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBatchMarshallerTest {

    private static final EventBatchMarshaller<PublishEventsRequest> PUBLISH =
            new EventBatchMarshaller<>(PublishEventsRequest.getDefaultInstance(), PublishEventsRequest.parser(), 1);
    private static final EventBatchMarshaller<StreamEventsRequest> STREAM =
            new EventBatchMarshaller<>(StreamEventsRequest.getDefaultInstance(), StreamEventsRequest.parser(), 2);

    private static final Event GOOD = Events.event(Events.exchange());

    @Test
    void aGoodRequestIsReadAsProtobufWouldReadIt() {
        var request = StreamEventsRequest.newBuilder()
                .setSequence(7)
                .addEvents(GOOD)
                .addEvents(Events.event(Events.release()))
                .setWatermark(Events.time())
                .build();

        EventBatch<StreamEventsRequest> batch =
                STREAM.parse(request.toByteString().newInput());

        assertThat(batch.readable()).isTrue();
        assertThat(batch.request()).isEqualTo(request.toBuilder().clearEvents().build());
        assertThat(batch.events())
                .containsExactly(
                        new Received.Legible(request.getEvents(0)), new Received.Legible(request.getEvents(1)));
        assertThat(batch.bytes()).isEqualTo(request.getSerializedSize());
    }

    @Test
    void oneStringThatIsNotUtf8SpoilsItsEventOnly() {
        byte[] bad = broken(GOOD, "account-1");

        EventBatch<PublishEventsRequest> batch = publish(GOOD.toByteArray(), bad, GOOD.toByteArray());

        assertThat(batch.readable()).isTrue();
        assertThat(batch.events().get(0)).isEqualTo(new Received.Legible(GOOD));
        assertThat(batch.events().get(2)).isEqualTo(new Received.Legible(GOOD));
        Fault fault = fault(batch.events().get(1));
        assertThat(fault.reason()).isEqualTo(Reason.INVALID_UTF8);
        assertThat(fault.field()).isEqualTo("exchange.account_id");
    }

    @Test
    void theStringThatIsNotUtf8IsNamedWhereverItStands() {
        Event event = Events.event(Events.exchange()
                .addMessages(Message.newBuilder().setContent("canary-text"))
                .addTools("first")
                .addTools("canary-tool"));

        assertThat(fault(publish(broken(event, "canary-text")).events().getFirst())
                        .field())
                .isEqualTo("exchange.messages[1].content");
        assertThat(fault(publish(broken(event, "canary-tool")).events().getFirst())
                        .field())
                .isEqualTo("exchange.tools[1]");
    }

    @Test
    void bytesThatAreNoEventSpoilThemselvesOnly() {
        byte[] cut =
                GOOD.toByteString().substring(0, GOOD.getSerializedSize() - 3).toByteArray();

        EventBatch<PublishEventsRequest> batch = publish(cut, GOOD.toByteArray());

        assertThat(fault(batch.events().get(0)).reason()).isEqualTo(Reason.MALFORMED_EVENT);
        assertThat(batch.events().get(1)).isEqualTo(new Received.Legible(GOOD));
    }

    @Test
    void aRequestThatIsNoneIsToldAsSuch() {
        byte[] whole = PublishEventsRequest.newBuilder().addEvents(GOOD).build().toByteArray();
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThat(PUBLISH.parse(new ByteArrayInputStream(half)).readable()).isFalse();
        assertThat(PUBLISH.parse(new ByteArrayInputStream(new byte[] {12})).readable())
                .isFalse();
        assertThat(PUBLISH.parse(new ByteArrayInputStream(new byte[] {0})).readable())
                .isFalse();
    }

    @Test
    void unknownFieldsAreDroppedHoweverDeepTheyLie() {
        var unknown = UnknownFieldSet.newBuilder()
                .addField(
                        999,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("canary"))
                                .build())
                .build();
        Event event = Events.event(Events.exchange()
                .setUnknownFields(unknown)
                .setOccurredAt(Events.time().toBuilder().setUnknownFields(unknown)));

        Received read = publish(event.toByteArray()).events().getFirst();

        assertThat(read).isEqualTo(new Received.Legible(GOOD));
    }

    @Test
    void noMoreThanOneEventTooManyIsKept() {
        var request = PublishEventsRequest.newBuilder()
                .addAllEvents(Collections.nCopies(12_000, Event.getDefaultInstance()))
                .build();

        assertThat(PUBLISH.parse(request.toByteString().newInput()).events()).hasSize(10_001);
    }

    private static EventBatch<PublishEventsRequest> publish(byte[]... events) {
        List<ByteString> parts = new ArrayList<>();
        for (byte[] event : events) {
            var header = ByteString.newOutput();
            header.write(10);
            for (int rest = event.length; ; rest >>>= 7) {
                header.write(rest < 128 ? rest : (rest & 127) | 128);
                if (rest < 128) {
                    break;
                }
            }
            parts.add(header.toByteString().concat(ByteString.copyFrom(event)));
        }
        return PUBLISH.parse(ByteString.copyFrom(parts).newInput());
    }

    /** The event with one byte of a text replaced by one that no UTF-8 holds. */
    private static byte[] broken(Event event, String text) {
        byte[] bytes = event.toByteArray();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        bytes[at + 1] = (byte) 0xff;
        return bytes;
    }

    private static Fault fault(Received received) {
        return ((Received.Illegible) received).fault();
    }
}
