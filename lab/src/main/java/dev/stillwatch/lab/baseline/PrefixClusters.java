package dev.stillwatch.lab.baseline;

import dev.stillwatch.lab.findings.CohortFinding;
import dev.stillwatch.lab.findings.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Exact prefixes and shared addresses, as the AegisGate platform's AccountClusterDetector (v4.5.0, open source) puts accounts together:
 * half the share of IP addresses two accounts have in common and half the share of exact prompt prefixes (fifty characters, digits left
 * out) must be above 0.7. Clusters of three, five and ten have a confidence of 0.6, 0.75 and 0.9; three are an alarm. It is run at the
 * end of each day on all that was seen.
 */
final class PrefixClusters {
    private static final long DAY = 86_400_000;
    private static final double SIMILAR = 0.7;
    private static final int SMALLEST = 3;

    private record Profile(Set<String> ips, Set<String> openings) {}

    private final Map<String, Profile> profiles = new TreeMap<>();
    private final Map<String, Set<String>> byIp = new HashMap<>();
    private final Map<String, Long> alarms = new HashMap<>();
    private Map<String, List<String>> clusters = Map.of();

    private PrefixClusters() {}

    static Findings find(Queries queries) {
        PrefixClusters clusters = new PrefixClusters();
        long day = Long.MIN_VALUE;
        for (Query query : queries.all()) {
            long now = Math.floorDiv(query.at(), DAY);
            if (day != Long.MIN_VALUE && now > day) {
                clusters.look((day + 1) * DAY);
            }
            day = now;
            clusters.note(query);
        }
        clusters.look((day + 1) * DAY);
        return clusters.findings(queries);
    }

    private void note(Query query) {
        Profile profile =
                profiles.computeIfAbsent(query.account(), account -> new Profile(new HashSet<>(), new HashSet<>()));
        if (!query.ip().isEmpty()) {
            profile.ips().add(query.ip());
            byIp.computeIfAbsent(query.ip(), ip -> new TreeSet<>()).add(query.account());
        }
        if (!query.opening().isEmpty()) {
            profile.openings().add(query.opening());
        }
    }

    private void look(long now) {
        Map<String, List<String>> found = new TreeMap<>();
        Set<String> placed = new HashSet<>();
        profiles.forEach((account, profile) -> {
            if (placed.contains(account)) {
                return;
            }
            Set<String> near = new TreeSet<>();
            profile.ips().forEach(ip -> near.addAll(byIp.getOrDefault(ip, Set.of())));
            List<String> cluster = new ArrayList<>(List.of(account));
            for (String other : near) {
                Profile others = profiles.get(other);
                if (other.compareTo(account) > 0
                        && !placed.contains(other)
                        && others != null
                        && similarity(profile, others) > SIMILAR) {
                    cluster.add(other);
                }
            }
            if (cluster.size() > 1) {
                placed.addAll(cluster);
                found.put(account, cluster);
            }
        });
        clusters = found;
        found.values().stream()
                .filter(cluster -> cluster.size() >= SMALLEST)
                .flatMap(List::stream)
                .forEach(account -> alarms.putIfAbsent(account, now));
    }

    private static double similarity(Profile a, Profile b) {
        return (share(a.ips(), b.ips()) + share(a.openings(), b.openings())) / 2;
    }

    private static double share(Set<String> a, Set<String> b) {
        return a.isEmpty() || b.isEmpty()
                ? 0
                : (double) a.stream().filter(b::contains).count() / Math.max(a.size(), b.size());
    }

    private static double confidence(int size) {
        return size >= 10 ? 0.9 : size >= 5 ? 0.75 : size >= SMALLEST ? 0.6 : 0.5;
    }

    private Findings findings(Queries queries) {
        List<CohortFinding> cohorts = new ArrayList<>();
        Map<String, Watched> watched = new HashMap<>();
        clusters.forEach((id, members) -> {
            long alarm = members.stream()
                    .mapToLong(member -> alarms.getOrDefault(member, Watched.NEVER))
                    .min()
                    .orElse(Watched.NEVER);
            watched.put(id, new Watched(confidence(members.size()), alarm));
            cohorts.add(new CohortFinding(
                    id,
                    confidence(members.size()),
                    null,
                    null,
                    members,
                    List.of(),
                    alarm == Watched.NEVER ? null : Instant.ofEpochMilli(alarm),
                    null,
                    null,
                    List.of(),
                    List.of()));
        });
        return Alarms.ofCohorts(queries, cohorts, watched, confidence(2));
    }
}
