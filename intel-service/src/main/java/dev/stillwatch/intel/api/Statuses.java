package dev.stillwatch.intel.api;

import dev.stillwatch.intel.taxii.StatusResource;
import dev.stillwatch.intel.taxii.StatusResource.Detail;
import dev.stillwatch.intel.taxii.TaxiiTime;
import dev.stillwatch.intel.v1.ObjectStatus;
import dev.stillwatch.intel.v1.SubmissionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statuses as TAXII writes them. What is neither added nor refused yet is pending. */
final class Statuses {

    private Statuses() {}

    static StatusResource resource(SubmissionStatus status) {
        int pending = status.getTotalCount() - status.getSuccessesCount() - status.getFailuresCount();
        Instant received = Instant.ofEpochSecond(
                status.getReceivedAt().getSeconds(), status.getReceivedAt().getNanos());
        return new StatusResource(
                status.getSubmissionId(),
                pending > 0 ? "pending" : "complete",
                TaxiiTime.format(received),
                status.getTotalCount(),
                status.getSuccessesCount(),
                details(status.getSuccessesList()),
                status.getFailuresCount(),
                details(status.getFailuresList()),
                pending);
    }

    /** Whether nothing is pending any more. */
    static boolean complete(SubmissionStatus status) {
        return status.getSuccessesCount() + status.getFailuresCount() >= status.getTotalCount();
    }

    private static @Nullable List<Detail> details(List<ObjectStatus> objects) {
        return objects.isEmpty()
                ? null
                : objects.stream()
                        .map(o -> new Detail(
                                o.getObjectId(), o.getVersion(), o.getMessage().isEmpty() ? null : o.getMessage()))
                        .toList();
    }
}
