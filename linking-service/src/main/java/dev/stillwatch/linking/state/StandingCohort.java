package dev.stillwatch.linking.state;

import com.google.protobuf.Timestamp;
import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One cohort, as its deltas add up. Guarded by the view that holds it. */
final class StandingCohort {

    private final String id;
    private final NavigableSet<String> members = new TreeSet<>();
    private final NavigableSet<String> workers = new TreeSet<>();
    private final NavigableSet<String> fringe = new TreeSet<>();
    private long version;
    private long generation;
    private Timestamp firstLinkedAt = Timestamp.getDefaultInstance();
    private Timestamp changedAt = Timestamp.getDefaultInstance();
    private List<Link> links = List.of();
    private List<String> operators = List.of();
    private boolean candidate;

    StandingCohort(String id) {
        this.id = id;
    }

    void apply(CohortDelta delta) {
        if (delta.getVersion() == 1) {
            firstLinkedAt = delta.getAsOf();
        }
        delta.getLeftList().forEach(account -> {
            members.remove(account);
            workers.remove(account);
            fringe.remove(account);
        });
        members.addAll(delta.getJoinedList());
        workers.addAll(delta.getWorkersList());
        fringe.addAll(delta.getFringeList());
        delta.getWovenList().forEach(fringe::remove);
        version = delta.getVersion();
        generation = delta.getGeneration();
        changedAt = delta.getAsOf();
        links = delta.getLinksList();
        operators = List.copyOf(delta.getOperatorsList());
        candidate = delta.getCandidate();
    }

    /** How many accounts it has. */
    int size() {
        return members.size();
    }

    /** Whether any delta made it. */
    boolean exists() {
        return version > 0;
    }

    StandingCohort copy() {
        var copy = new StandingCohort(id);
        copy.members.addAll(members);
        copy.workers.addAll(workers);
        copy.fringe.addAll(fringe);
        copy.version = version;
        copy.generation = generation;
        copy.firstLinkedAt = firstLinkedAt;
        copy.changedAt = changedAt;
        copy.links = links;
        copy.operators = operators;
        copy.candidate = candidate;
        return copy;
    }

    Cohort toProto() {
        return Cohort.newBuilder()
                .setCohortId(id)
                .setVersion(version)
                .setGeneration(generation)
                .setFirstLinkedAt(firstLinkedAt)
                .setChangedAt(changedAt)
                .addAllMembers(members)
                .addAllLinks(links)
                .addAllOperators(operators)
                .setCandidate(candidate)
                .addAllWorkers(workers)
                .addAllFringe(fringe)
                .build();
    }
}
