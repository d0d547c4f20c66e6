package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stix.StixTime;
import dev.stillwatch.intel.v1.Deletion;
import dev.stillwatch.intel.v1.EventStream;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.intel.v1.ObjectStatus;
import dev.stillwatch.intel.v1.StateRecord;
import dev.stillwatch.intel.v1.Submission;
import dev.stillwatch.intel.v1.SubmissionStatus;
import dev.stillwatch.intel.v1.SubmittedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Works off what partners and operators told this service, one record after the other. */
final class InboxDesk {

    /** TAXII clients ask for a status soon or never. */
    private static final Duration STATUS_KEPT = Duration.ofDays(1);

    private final Transaction transaction;
    private final ClueDesk clues;

    InboxDesk(Transaction transaction) {
        this.transaction = transaction;
        this.clues = new ClueDesk(transaction);
    }

    /**
     * Works a record off.
     *
     * @return the moment it is from
     * @throws IllegalArgumentException when it holds nothing
     */
    Instant take(InboxRecord record) {
        return switch (record.getRecordCase()) {
            case SUBMISSION -> submission(record.getSubmission());
            case DELETION -> deletion(record.getDeletion());
            case RELEASE_DECISION -> {
                new ReleaseDesk(transaction).decide(record.getReleaseDecision());
                yield Facts.instant(record.getReleaseDecision().getDecidedAt());
            }
            case JUDGEMENT -> {
                Instant at = Facts.instant(record.getJudgement().getDecidedAt());
                clues.judge(record.getJudgement(), at);
                yield at;
            }
            case FEED_POSITION -> {
                transaction.put(StateRecord.newBuilder()
                        .setFeedPosition(record.getFeedPosition())
                        .build());
                yield Facts.instant(record.getFeedPosition().getCompleteAt());
            }
            case EVENT_STREAM -> stream(record.getEventStream());
            case ACCOUNT_EVENT_PROPOSAL -> {
                new ReleaseDesk(transaction).propose(record.getAccountEventProposal());
                yield Facts.instant(record.getAccountEventProposal().getProposedAt());
            }
            case RECORD_NOT_SET -> throw new IllegalArgumentException("It tells nothing");
        };
    }

    private Instant stream(EventStream stream) {
        if (stream.getDeleted()) {
            transaction.forget(SharingState.streamKey(stream.getStreamId()));
        } else {
            transaction.put(StateRecord.newBuilder().setEventStream(stream).build());
        }
        return Facts.instant(stream.getUpdatedAt());
    }

    private Instant submission(Submission part) {
        Instant receivedAt = Facts.instant(part.getReceivedAt());
        boolean asked = !part.getSubmissionId().isEmpty();
        var status = transaction
                .books()
                .status(part.getSubmissionId())
                .map(SubmissionStatus::toBuilder)
                .orElseGet(() -> SubmissionStatus.newBuilder()
                        .setSubmissionId(part.getSubmissionId())
                        .setPartner(part.getPartner())
                        .setReceivedAt(part.getReceivedAt())
                        .setTotalCount(part.getTotalCount()));
        part.getFailuresList().forEach(f -> add(status, f));
        for (SubmittedObject object : part.getObjectsList()) {
            Instant version = Facts.instant(object.getVersion());
            String index = SharedCollection.indexOf(part.getCollectionId(), part.getPartner());
            int most = transaction.publisher().mostClues();
            Optional<String> problem = asked && transaction.batch().full(index, object.getObjectId(), most)
                    ? Optional.of("Your inbox holds as much as it may, or as many versions of this object; delete some")
                    : clues.take(part.getPartner(), part.getCollectionId(), object, receivedAt);
            if (asked && problem.isEmpty()) {
                transaction
                        .batch()
                        .write(
                                index,
                                object.getObjectId(),
                                object.getObjectType(),
                                version,
                                object.getJson().toByteArray())
                        .ifPresent(transaction::publish);
            }
            add(
                    status,
                    ObjectStatus.newBuilder()
                            .setObjectId(object.getObjectId())
                            .setVersion(StixTime.format(version))
                            .setMessage(problem.orElse(""))
                            .build());
        }
        if (asked) {
            transaction.put(status.build());
            forgetOld(receivedAt);
        }
        return receivedAt;
    }

    /** A part that comes a second time finds its objects in the status already. */
    private static void add(SubmissionStatus.Builder status, ObjectStatus object) {
        boolean failed = !object.getMessage().isEmpty();
        int known = status.getSuccessesCount() + status.getFailuresCount();
        if (known >= status.getTotalCount()) {
            return;
        }
        if (failed) {
            status.addFailures(object);
        } else {
            status.addSuccesses(object);
        }
    }

    private void forgetOld(Instant now) {
        transaction.books().statuses().stream()
                .filter(s -> Facts.instant(s.getReceivedAt()).isBefore(now.minus(STATUS_KEPT)))
                .forEach(s -> transaction.forget(SharingState.statusKey(s.getSubmissionId())));
    }

    private Instant deletion(Deletion deletion) {
        Instant at = Facts.instant(deletion.getReceivedAt());
        Set<Instant> versions =
                deletion.getVersionsList().stream().map(Facts::instant).collect(Collectors.toSet());
        String index = SharedCollection.indexOf(deletion.getCollectionId(), deletion.getPartner());
        transaction.batch().delete(index, deletion.getObjectId(), versions).forEach(transaction::publish);
        if (versions.isEmpty()) {
            clues.retract(deletion.getPartner(), deletion.getObjectId(), at);
        }
        return at;
    }
}
