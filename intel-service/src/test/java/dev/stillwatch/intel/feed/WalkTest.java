package dev.stillwatch.intel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final String T1 = "2026-10-01T00:00:00.000001Z";
    private static final String T2 = "2026-10-01T00:00:00.000002Z";

    @Test
    void pagesFollowTheCursorAndTheNextPollBeginsAfterTheLastObject() {
        var walk = new Walk(Position.BEGINNING, 10);
        walk.take(page(true, "c1", T1));
        assertThat(walk.position()).as("the moment stays within a run").isEqualTo(new Position("", "c1"));
        assertThat(walk.end()).isEqualTo(Walk.End.NOT_YET);
        walk.take(page(false, "", T2));
        assertThat(walk.end()).isEqualTo(Walk.End.COMPLETE);
        assertThat(walk.position()).isEqualTo(new Position(T2, ""));
    }

    @Test
    void anEmptyAnswerLeavesThePositionWhereItWas() {
        var walk = new Walk(new Position(T1, ""), 10);
        walk.take(page(false, "", ""));
        assertThat(walk.end()).isEqualTo(Walk.End.COMPLETE);
        assertThat(walk.position()).isEqualTo(new Position(T1, ""));
    }

    @Test
    void aServerWithoutCursorsIsPagedByMoments() {
        var walk = new Walk(Position.BEGINNING, 10);
        walk.take(page(true, "", T1));
        assertThat(walk.position()).isEqualTo(new Position(T1, ""));
        walk.take(page(true, "", T2));
        assertThat(walk.position()).isEqualTo(new Position(T2, ""));
    }

    @Test
    void aCursorThatComesAgainEndsThePoll() {
        var walk = new Walk(Position.BEGINNING, 1000);
        walk.take(page(true, "a", T1));
        walk.take(page(true, "b", T1));
        walk.take(page(true, "a", T2));
        assertThat(walk.end()).isEqualTo(Walk.End.CIRCLE);
        assertThat(walk.position()).as("what was read is not read again").isEqualTo(new Position(T2, ""));
    }

    @Test
    void moreWithoutAnythingNewEndsThePoll() {
        var walk = new Walk(new Position(T1, ""), 1000);
        walk.take(page(true, "", T1));
        assertThat(walk.end()).isEqualTo(Walk.End.CIRCLE);
    }

    @Test
    void endlessCursorsEndAfterSoManyPagesAndTheNextPollGoesOn() {
        var walk = new Walk(Position.BEGINNING, 3);
        for (int i = 0; walk.end() == Walk.End.NOT_YET; i++) {
            walk.take(page(true, "c" + i, T1));
        }
        assertThat(walk.end()).isEqualTo(Walk.End.LONG);
        assertThat(walk.position()).isEqualTo(new Position("", "c2"));
    }

    @Test
    void whatTheServerSaidIsSentBackUnchangedAndEncoded() {
        var feed = new Feed(
                "f",
                "p",
                URI.create("https://a.example/api/collections/x/"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(5),
                10,
                1,
                1);
        assertThat(new Position(T1, "a b&c").request(feed))
                .hasToString("https://a.example/api/collections/x/objects/?limit=10"
                        + "&added_after=2026-10-01T00%3A00%3A00.000001Z&next=a+b%26c");
    }

    private static FetchedPage page(boolean more, String next, String lastAdded) {
        return new FetchedPage(List.of(), more, next, lastAdded);
    }
}
