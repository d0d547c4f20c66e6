package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.Subjects;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cohorts that change at random as linking would change them: an account is in one at most. */
final class Groups {

    private static final int MOST_ACCOUNTS = 40;

    private final Random random;
    private final TreeMap<String, TreeSet<String>> members = new TreeMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private int made;

    Groups(Random random) {
        this.random = random;
    }

    Set<String> cohorts() {
        return members.keySet();
    }

    int size(String cohort) {
        return members.getOrDefault(cohort, new TreeSet<>()).size();
    }

    /** What changes in one epoch. */
    List<CohortDelta> change() {
        return switch (random.nextInt(10)) {
            case 0 -> List.of(joins("k" + made++, 5));
            case 1, 2 -> members.isEmpty() ? List.of() : List.of(joins(any(), 2));
            case 3 -> members.isEmpty() ? List.of() : List.of(leaves(any()));
            case 4 -> members.size() < 3 ? List.of() : merge();
            default -> List.of();
        };
    }

    private CohortDelta joins(String cohort, int most) {
        CohortDelta.Builder delta = delta(cohort);
        TreeSet<String> joined = new TreeSet<>();
        for (int i = 0; i < most; i++) {
            String account = "a" + random.nextInt(MOST_ACCOUNTS);
            if (members.values().stream().noneMatch(m -> m.contains(account))) {
                joined.add(account);
            }
        }
        members.computeIfAbsent(cohort, c -> new TreeSet<>()).addAll(joined);
        return delta.addAllJoined(joined).build();
    }

    private CohortDelta leaves(String cohort) {
        CohortDelta.Builder delta = delta(cohort);
        String account = members.getOrDefault(cohort, new TreeSet<>()).pollFirst();
        return account == null ? delta.build() : delta.addLeft(account).build();
    }

    private List<CohortDelta> merge() {
        List<String> ids = new ArrayList<>(members.keySet());
        String from = ids.get(random.nextInt(ids.size() - 1));
        String into = ids.getLast();
        TreeSet<String> moved = members.remove(from);
        members.getOrDefault(into, new TreeSet<>()).addAll(moved);
        return List.of(
                delta(from)
                        .addAllLeft(moved)
                        .setDissolved(true)
                        .setMergedInto(into)
                        .build(),
                delta(into).addAllJoined(moved).build());
    }

    private CohortDelta.Builder delta(String cohort) {
        return CohortDelta.newBuilder()
                .setCohortId(cohort)
                .setVersion(versions.merge(cohort, 1L, Long::sum))
                .addLinks(Subjects.oneCard());
    }

    private String any() {
        List<String> ids = new ArrayList<>(members.keySet());
        return ids.get(random.nextInt(ids.size()));
    }
}
