package dev.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void aBatchAloneWaitsForNothing() {
        Place place = Place.alone();
        place.awaitClaim();
        place.awaitSend();

        assertThat(place.awaitAnswer()).isTrue();
    }

    @Test
    void batchesClaimSendAndAreAnsweredInTheOrderOfTheStreamHoweverTheyRun() {
        int batches = 200;
        List<Place> places = new ArrayList<>();
        for (Place place = Place.start().next(); places.size() < batches; place = place.next()) {
            places.add(place);
        }
        List<Integer> claimed = Collections.synchronizedList(new ArrayList<>());
        List<Integer> sent = Collections.synchronizedList(new ArrayList<>());
        List<Integer> answered = Collections.synchronizedList(new ArrayList<>());
        List<Integer> order = new ArrayList<>(
                java.util.stream.IntStream.range(0, batches).boxed().toList());
        List<Integer> expected = List.copyOf(order);
        Collections.shuffle(order, new Random(5));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i : order) {
                threads.execute(() -> {
                    Place place = places.get(i);
                    place.awaitClaim();
                    claimed.add(i);
                    place.claimed();
                    place.awaitSend();
                    sent.add(i);
                    place.sent();
                    assertThat(place.awaitAnswer()).isTrue();
                    answered.add(i);
                    place.answered();
                    place.leave();
                });
            }
        }

        assertThat(claimed).isEqualTo(expected);
        assertThat(sent).isEqualTo(expected);
        assertThat(answered).isEqualTo(expected);
        assertThat(places.getLast().finished()).isTrue();
    }

    @Test
    void whenOneFailsThoseAfterItNeitherSendNorAnswer() {
        Place first = Place.start().next();
        Place second = first.next();
        Place third = second.next();
        first.claimed();
        first.leave();

        second.awaitClaim();
        assertThatThrownBy(second::awaitSend).isInstanceOf(GaveUpException.class);
        assertThat(second.awaitAnswer()).isFalse();
        second.leave();
        assertThatThrownBy(third::awaitClaim).isInstanceOf(GaveUpException.class);
        assertThat(second.finished()).isFalse();
    }
}
