package dev.stillwatch.scoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.service.ServiceRuntime;
import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.Rig;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.GetAssessmentRequest;
import dev.stillwatch.scoring.v1.GetProgressRequest;
import dev.stillwatch.scoring.v1.ListAssessmentsRequest;
import dev.stillwatch.scoring.v1.ListAssessmentsResponse;
import dev.stillwatch.scoring.v1.ScoringServiceGrpc;
import dev.stillwatch.scoring.v1.SubjectKind;
import dev.stillwatch.type.v1.Subject;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Look-ups over the wire. */
@ExtendWith(WithBacking.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoringGrpcTest {

    private static final World WORLD = World.of(6, 170);
    private static final Replay EXPECTED = new Replay(WORLD).run(1);

    private final Rig rig;
    private final ServiceRuntime service;
    private final ManagedChannel channel;
    private final ScoringServiceGrpc.ScoringServiceBlockingStub scoring;

    ScoringGrpcTest(Backing backing) {
        this.rig = new Rig(backing);
        this.service = rig.start();
        this.channel = NettyChannelBuilder.forAddress("127.0.0.1", service.grpcPort())
                .usePlaintext()
                .build();
        this.scoring = ScoringServiceGrpc.newBlockingStub(channel);
    }

    @BeforeAll
    void feed() throws Exception {
        try (var findings = rig.findings()) {
            rig.feed(WORLD, 0, World.EPOCHS);
            findings.await(World.END);
        }
        // The topic is ahead of what is kept by one write; look-ups are of what is kept.
        while (progress() < World.END) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    void close() {
        channel.shutdownNow();
        service.close();
        rig.close();
    }

    @Test
    void anAccountThatNobodyLinkedIsAsItWasAssessed() {
        assertThat(account("person-7")).isEqualTo(EXPECTED.newest("account:person-7"));
    }

    @Test
    void aCohortIsAsItWasAssessed() {
        assertThat(get(Subject.newBuilder().setCohort("farm").build())).isEqualTo(EXPECTED.newest("cohort:farm"));
    }

    @Test
    void aMemberOfAFlaggedCohortCarriesWhatTheCohortAdds() {
        Assessment own = EXPECTED.newest("account:farm-3");
        Assessment combined = account("farm-3");

        assertThat(combined.getCohortId()).isEqualTo("farm");
        assertThat(combined.getOwnScore()).isEqualTo(own.getScore());
        assertThat(combined.getScore()).isGreaterThan(own.getScore());
        assertThat(combined.hasFlaggedAt()).isTrue();
        double sum = combined.getPrior()
                + combined.getReasonsList().stream()
                        .mapToDouble(r -> r.getWeight())
                        .sum();
        assertThat(combined.getScore()).isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-12));
    }

    @Test
    void aMemberOfAHarmlessCohortIsNoWorseForIt() {
        assertThat(account("office-3")).isEqualTo(EXPECTED.newest("account:office-3"));
    }

    @Test
    void whoIsLinkedRanksAboveWhoIsNot() {
        double greatestUnlinked = all(SubjectKind.SUBJECT_KIND_ACCOUNT, 500).stream()
                .filter(a -> a.getCohortId().isEmpty())
                .mapToDouble(Assessment::getScore)
                .max()
                .orElseThrow();

        assertThat(all(SubjectKind.SUBJECT_KIND_ACCOUNT, 500).stream()
                        .filter(a -> a.getCohortId().equals("farm"))
                        .mapToDouble(Assessment::getScore))
                .hasSize(World.CAMPAIGN)
                .allSatisfy(score -> assertThat(score).isGreaterThan(greatestUnlinked));
    }

    @Test
    void listsEverythingOnceInOrderWhateverThePageSize() {
        List<String> ids = EXPECTED.newest().keySet().stream()
                .filter(key -> key.startsWith("account:"))
                .map(key -> key.substring("account:".length()))
                .sorted()
                .toList();

        for (int size : List.of(1, 7, 100, 0, 9_999)) {
            assertThat(all(SubjectKind.SUBJECT_KIND_ACCOUNT, size))
                    .extracting(a -> a.getSubject().getAccount())
                    .isEqualTo(ids);
        }
        assertThat(all(SubjectKind.SUBJECT_KIND_COHORT, 1))
                .extracting(a -> a.getSubject().getCohort())
                .as("the dissolved one is not listed")
                .containsExactly("farm", "office");
    }

    @Test
    void anUnknownSubjectIsNotFoundAndSaysWhy() {
        Subject nobody = Subject.newBuilder().setAccount("nobody").build();
        Subject dissolved = Subject.newBuilder().setCohort("rest").build();

        assertThatThrownBy(() -> get(nobody))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("ASSESSMENT_NOT_FOUND"));
        assertThatThrownBy(() -> get(dissolved))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("ASSESSMENT_NOT_FOUND"));
    }

    @Test
    void aTokenOfAnotherListIsRefused() {
        String token = page(SubjectKind.SUBJECT_KIND_ACCOUNT, 1, "").getNextPageToken();

        assertThatThrownBy(() -> page(SubjectKind.SUBJECT_KIND_COHORT, 1, token))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("PAGE_TOKEN_INVALID"));
        assertThatThrownBy(() -> page(SubjectKind.SUBJECT_KIND_UNSPECIFIED, 1, ""))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("REQUEST_INVALID"));
    }

    private Assessment account(String id) {
        return get(Subject.newBuilder().setAccount(id).build());
    }

    private Assessment get(Subject subject) {
        return scoring.getAssessment(
                        GetAssessmentRequest.newBuilder().setSubject(subject).build())
                .getAssessment();
    }

    private List<Assessment> all(SubjectKind kind, int size) {
        List<Assessment> all = new ArrayList<>();
        String token = "";
        do {
            ListAssessmentsResponse page = page(kind, size, token);
            all.addAll(page.getAssessmentsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    private ListAssessmentsResponse page(SubjectKind kind, int size, String token) {
        return scoring.listAssessments(ListAssessmentsRequest.newBuilder()
                .setKind(kind)
                .setPageSize(size)
                .setPageToken(token)
                .build());
    }

    private long progress() {
        var response = scoring.getProgress(GetProgressRequest.getDefaultInstance());
        return response.hasWatermark() ? EventTime.millis(response.getWatermark()) : Long.MIN_VALUE;
    }

    private static String reason(Throwable failure) {
        assertThat(failure).isInstanceOf(StatusRuntimeException.class);
        var status = StatusProto.fromThrowable(failure);
        assertThat(status).isNotNull();
        try {
            for (Any detail : status == null ? List.<Any>of() : status.getDetailsList()) {
                if (detail.is(ErrorInfo.class)) {
                    return detail.unpack(ErrorInfo.class).getReason();
                }
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        return "";
    }
}
