package dev.stillwatch.intel.psi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.psi.MatchingBook.Refusal;
import dev.stillwatch.intel.psi.ProbingWatch.Suspicion;
import dev.stillwatch.intel.v1.MatchingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MatchingBookTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final MatchingBook book = new MatchingBook(
            new MatchingLimits(100, 100, 50_000, 200_000, 8, Duration.ofDays(30)), ProbingWatch.usual());
    private int events;

    @Test
    void smallSetsAreNotMatchedOnEitherSide() {
        assertThat(reason(99, 1_000)).contains("SET_TOO_SMALL");
        assertThat(reason(1_000, 99)).contains("SET_TOO_SMALL");
        assertThat(reason(100, 100)).isEmpty();
    }

    @Test
    void aBudgetIsSpentAndComesBackWithTime() {
        for (int i = 0; i < 4; i++) {
            open("s" + i, 50_000 - 1_000L * i, START);
        }
        assertThat(reason(1_000, 7_000)).contains("MATCHING_BUDGET_SPENT");
        assertThat(reason(1_000, 5_000)).isEmpty();
        assertThat(book.refusal("other", 1_000, 50_000, START)).isEmpty();
        assertThat(book.refusal("lab", 1_000, 50_000, START.plus(Duration.ofDays(31))))
                .isEmpty();
    }

    @Test
    void anEventThatComesTwiceCountsOnce() {
        MatchingEvent event = opened("s", 150_000, START);
        var _ = book.apply(event);
        var _ = book.apply(event);

        assertThat(reason(1_000, 50_000)).isEmpty();
    }

    @Test
    void setsThatDifferByAFewAreSuspicious() {
        List<Suspicion> found = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            found.addAll(open("s" + i, 1_000 + i, START.plusSeconds(3600L * i)));
            found.addAll(close("s" + i, i, LongStream.of(), START.plusSeconds(3600L * i + 60)));
        }
        assertThat(found).extracting(Suspicion::signal).contains("small_steps");
    }

    @Test
    void thePeopleWhoMatchAgainAndAgainAreSuspicious() {
        List<Suspicion> found = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            found.addAll(open("s" + i, 1_000 + 500L * i, START.plusSeconds(3600L * i)));
            found.addAll(close("s" + i, 5, LongStream.of(1, 2, 3, 4, 10 + i), START.plusSeconds(3600L * i + 60)));
        }
        assertThat(found)
                .extracting(Suspicion::signal)
                .contains("repeated_overlap")
                .doesNotContain("small_steps");
    }

    @Test
    void aDictionaryIsSuspiciousAndAListThatMatchesIsNot() {
        List<Suspicion> dictionary = new ArrayList<>();
        List<Suspicion> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            dictionary.addAll(open("s" + i, 50_000 - 500L * i, START));
            dictionary.addAll(close("s" + i, 0, LongStream.of(), START));
        }
        for (int i = 0; i < 3; i++) {
            list.addAll(book.apply(event("lab2", "t" + i, START)
                    .setOpened(MatchingEvent.Opened.newBuilder().setSet("set").setDeclared(50_000 - 500L * i))
                    .build()));
            list.addAll(book.apply(event("lab2", "t" + i, START)
                    .setClosed(MatchingEvent.Closed.newBuilder()
                            .addMatched(100 + 2 * i)
                            .addMatched(101 + 2 * i))
                    .build()));
        }
        assertThat(dictionary).extracting(Suspicion::signal).containsOnly("enumeration");
        assertThat(list).isEmpty();
    }

    @Test
    void whoeverNeverTellsIsSuspicious() {
        List<Suspicion> found = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            found.addAll(open("s" + i, 1_000 + 100L * i, START));
            found.addAll(book.apply(event("lab", "s" + i, START)
                    .setTokensGiven(MatchingEvent.TokensGiven.newBuilder().setTokens(500))
                    .build()));
        }
        assertThat(found).extracting(Suspicion::signal).containsOnly("never_tells");
    }

    @Test
    void aSuspectedPartnerWaitsForAPerson() {
        var _ = book.apply(event("lab", "s", START)
                .setSuspected(MatchingEvent.Suspected.newBuilder().setSignal("enumeration"))
                .build());
        assertThat(reason(1_000, 1_000)).contains("PROBING_SUSPECTED");

        var _ = book.apply(event("lab", "", START)
                .setCleared(MatchingEvent.Cleared.newBuilder().setActor("ines"))
                .build());
        assertThat(reason(1_000, 1_000)).isEmpty();
    }

    @Test
    void whatWasFoundInOrderIsNotHeldAgainstAPartnerAgain() {
        for (int i = 0; i < 4; i++) {
            var _ = open("s" + i, 1_000 + i, START);
        }
        var _ = book.apply(event("lab", "", START.plusSeconds(60))
                .setCleared(MatchingEvent.Cleared.newBuilder().setActor("ines"))
                .build());

        assertThat(open("t", 1_010, START.plusSeconds(120))).isEmpty();
    }

    private Optional<String> reason(int own, long declared) {
        return book.refusal("lab", own, declared, START.plusSeconds(10)).map(Refusal::reason);
    }

    private List<Suspicion> open(String session, long declared, Instant at) {
        return book.apply(opened(session, declared, at));
    }

    private MatchingEvent opened(String session, long declared, Instant at) {
        return event("lab", session, at)
                .setOpened(MatchingEvent.Opened.newBuilder().setSet("set").setDeclared(declared))
                .build();
    }

    private List<Suspicion> close(String session, int matches, LongStream matched, Instant at) {
        return book.apply(event("lab", session, at)
                .setClosed(MatchingEvent.Closed.newBuilder()
                        .setMatches(matches)
                        .addAllMatched(matched.boxed().toList()))
                .build());
    }

    private MatchingEvent.Builder event(String partner, String session, Instant at) {
        return MatchingEvent.newBuilder()
                .setEventId("e" + events++)
                .setSessionId(session)
                .setPartner(partner)
                .setAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()));
    }
}
