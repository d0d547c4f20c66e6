package dev.stillwatch.intel.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/** Clues to test with. */
final class Clues {

    static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");

    private Clues() {}

    static Clue of(String partner, String pattern) {
        String json = """
                {"type":"indicator","spec_version":"2.1","id":"indicator--3bd8a4a1-5e6c-4c32-9d2b-0000000000aa",
                 "created":"2026-09-30T00:00:00.000Z","modified":"2026-09-30T00:00:00.000Z","confidence":80,
                 "pattern":"%s","pattern_type":"stix","valid_from":"2026-09-30T00:00:00Z"}
                """.formatted(pattern);
        try {
            return ClueReader.read(partner, new ObjectMapper().readTree(json), DAY);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static Clue cohort(String partner) {
        return of(partner, "[x-stillwatch-cohort:accounts >= 2 AND x-stillwatch-cohort:signals[*] = 'template_share']");
    }
}
