package dev.stillwatch.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.validate.FieldPathElement;
import dev.stillwatch.ingest.event.Fault.Reason;
import dev.stillwatch.ingest.v1.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules written by hand and those annotated in event.proto say the same. */
class EventRulesAgreementTest {

    private static final int EVENTS = 4_000;

    @Test
    void bothGiveTheSameVerdictAndBlameTheSameField() throws Exception {
        Validator validator = ValidatorFactory.newBuilder().build();
        var events = new RandomEvents(20_260_105);
        int refused = 0;
        Set<String> fields = new HashSet<>();
        for (int i = 0; i < EVENTS; i++) {
            Event event = events.next();
            ValidationResult annotated = validator.validate(event);
            Fault fault = EventRules.check(event);

            assertThat(fault == null)
                    .as("event %s: %s and %s", i, annotated, fault)
                    .isEqualTo(annotated.isSuccess());
            if (fault != null) {
                refused++;
                fields.add(fault.field().replaceAll("\\d+", ""));
                assertThat(paths(annotated))
                        .as("event %s", i)
                        .contains(fault.reason() == Reason.EMPTY_EVENT ? "event" : fault.field());
            }
        }
        // Else the test has lost its teeth.
        assertThat(refused).isBetween(EVENTS / 5, EVENTS * 4 / 5);
        assertThat(fields).hasSizeGreaterThan(40);
    }

    private static List<String> paths(ValidationResult result) {
        return result.getViolations().stream()
                .map(v -> v.toProto().getField().getElementsList().stream()
                        .map(EventRulesAgreementTest::element)
                        .collect(Collectors.joining(".")))
                .toList();
    }

    private static String element(FieldPathElement element) {
        return element.hasIndex() ? element.getFieldName() + "[" + element.getIndex() + "]" : element.getFieldName();
    }
}
