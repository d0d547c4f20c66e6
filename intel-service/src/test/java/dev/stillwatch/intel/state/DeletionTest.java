package dev.stillwatch.intel.state;

import static dev.stillwatch.intel.taxii.Objects.object;
import static dev.stillwatch.intel.taxii.Objects.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.taxii.Query;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.taxii.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that their partner deletes. */
class DeletionTest {

    private final CollectionIndex index = new CollectionIndex();

    @BeforeEach
    void fill() {
        index.add(object(1, "indicator", "a", 1, Tlp.CLEAR));
        index.add(object(2, "indicator", "a", 2, Tlp.CLEAR));
        index.add(object(3, "indicator", "b", 1, Tlp.CLEAR));
        index.add(object(4, "indicator", "a", 3, Tlp.CLEAR));
    }

    @Test
    void theVersionBeforeTheDeletedOneIsTheLatestThen() {
        index.remove(object(5, "indicator", "a", 3, Tlp.RED));
        assertThat(page(Versions.LAST)).containsExactly(2L, 3L);
        assertThat(page(Versions.ALL)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theVersionAfterTheDeletedOneIsTheFirstThen() {
        index.remove(object(5, "indicator", "a", 1, Tlp.RED));
        assertThat(page(new Versions(false, true, false, Set.of()))).containsExactly(2L, 3L);
        assertThat(page(new Versions(false, false, false, Set.of(version(1))))).containsExactly(3L);
    }

    @Test
    void anObjectWithoutVersionsIsGone() {
        for (int day = 1; day <= 3; day++) {
            index.remove(object(4 + day, "indicator", "a", day, Tlp.RED));
        }
        assertThat(index.versionsOf("indicator--a")).isEmpty();
        assertThat(index.size()).isEqualTo(1);
        assertThat(page(Versions.LAST)).containsExactly(3L);
    }

    @Test
    void whatIsAddedAfterADeletionComesAfterIt() {
        index.remove(object(5, "indicator", "a", 3, Tlp.RED));
        index.add(object(6, "indicator", "a", 3, Tlp.CLEAR));
        assertThat(page(Versions.LAST)).containsExactly(3L, 6L);
        assertThat(index.sequence()).isEqualTo(6);
    }

    @Test
    void deletingWhatIsNotThereChangesNothingButTheSequence() {
        index.remove(object(5, "indicator", "c", 1, Tlp.RED));
        assertThat(page(Versions.ALL)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(index.sequence()).isEqualTo(5);
    }

    private List<Long> page(Versions versions) {
        var query = new Query(Tlp.RED, (Instant) null, 0, 100, Set.of(), Set.of(), Set.of(), versions);
        return index.page(query, 1_000_000).objects().stream()
                .map(StoredObject::sequence)
                .toList();
    }
}
