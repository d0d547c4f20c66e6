package dev.stillwatch.linking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.stream.LinkingDriver;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.ExplainMembershipRequest;
import dev.stillwatch.linking.v1.FindCohortRequest;
import dev.stillwatch.linking.v1.GetCohortRequest;
import dev.stillwatch.linking.v1.GetProgressRequest;
import dev.stillwatch.linking.v1.LinkingServiceGrpc;
import dev.stillwatch.linking.v1.ListCohortsRequest;
import dev.stillwatch.platform.service.ServiceRuntime;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WithBacking.class)
class LinkingServiceTest {

    private static final int HOURS = 30;
    private static final Traffic TRAFFIC = new Traffic(3, HOURS, 60, 20);

    private final Backing backing;

    @TempDir
    private Path folder;

    LinkingServiceTest(Backing backing) {
        this.backing = backing;
    }

    private static long after(int hours) {
        return Traffic.START + hours * 12L * Traffic.EPOCH;
    }

    /** Sends what happened from one hour to another. */
    private static void send(Installation installation, int from, int to) {
        int epochs = 0;
        for (AccountRecord record : TRAFFIC.accounts()) {
            if (epochs >= from * 12 && epochs < to * 12) {
                installation.send(record);
            }
            epochs += record.hasWatermark() ? 1 : 0;
        }
        epochs = 0;
        for (SketchRecord record : TRAFFIC.sketches()) {
            if (epochs >= from * 12 && epochs < to * 12) {
                installation.send(record);
            }
            epochs += record.hasWatermark() ? 1 : 0;
        }
    }

    private List<CohortDelta> undisturbed() throws Exception {
        try (var installation = new Installation(backing);
                ServiceRuntime service = installation.start(folder.resolve("undisturbed"))) {
            send(installation, 0, HOURS);
            installation.awaitLinked(after(HOURS));
            assertThat(service.grpcPort()).isPositive();
            return installation.deltas();
        }
    }

    @Test
    void stopped_killed_and_bereft_of_its_disk_it_finds_what_an_undisturbed_run_finds() throws Exception {
        Path state = folder.resolve("state");
        Path log = folder.resolve("log");
        try (var installation = new Installation(backing)) {
            try (ServiceRuntime service = installation.start(state)) {
                send(installation, 0, 8);
                installation.awaitLinked(after(2));
                assertThat(service.grpcPort()).isPositive();
            }
            Process first = installation.startProcess(state, log);
            send(installation, 8, HOURS);
            installation.awaitLinked(after(10));
            first.destroyForcibly().waitFor();

            Process second = installation.startProcess(state, log);
            installation.awaitLinked(after(16));
            second.destroyForcibly().waitFor();

            try (ServiceRuntime service = installation.start(folder.resolve("new-disk"))) {
                installation.awaitLinked(after(HOURS));
                assertThat(service.grpcPort()).isPositive();
            }
            assertThat(installation.deltas()).isEqualTo(undisturbed()).isNotEmpty();
        }
    }

    @Test
    void several_partitions_on_a_real_kafka_find_what_one_partition_finds_record_by_record() throws Exception {
        try (var driver = new LinkingDriver(folder.resolve("driver"))) {
            TRAFFIC.accounts().forEach(driver::send);
            TRAFFIC.sketches().forEach(driver::send);
            assertThat(undisturbed()).isEqualTo(driver.deltas());
        }
    }

    @Test
    void it_goes_on_by_itself_when_kafka_comes_back() throws Exception {
        try (var installation = new Installation(backing);
                ServiceRuntime service = installation.start(folder.resolve("state"))) {
            send(installation, 0, 12);
            installation.awaitLinked(after(4));
            backing.kafka().kill();
            backing.kafka().start();
            send(installation, 12, HOURS);
            installation.awaitLinked(after(HOURS));
            assertThat(service.grpcPort()).isPositive();
            assertThat(installation.deltas()).isEqualTo(undisturbed());
        }
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letters_with_where_it_stood() throws Exception {
        try (var installation = new Installation(backing);
                ServiceRuntime service = installation.start(folder.resolve("state"))) {
            installation.sendGarbage("no message");
            send(installation, 0, 1);
            installation.awaitLinked(after(1));
            assertThat(service.grpcPort()).isPositive();
            assertThat(installation.deadLetters(1)).singleElement().satisfies(letter -> {
                assertThat(letter.value()).asString().isEqualTo("no message");
                assertThat(letter.headers().lastHeader("partition").value())
                        .asString()
                        .isEqualTo("0");
                assertThat(letter.headers().lastHeader("offset").value())
                        .asString()
                        .isEqualTo("0");
            });
        }
    }

    @Test
    void it_answers_who_is_behind_an_account() throws Exception {
        try (var installation = new Installation(backing);
                ServiceRuntime service = installation.start(folder.resolve("state"))) {
            send(installation, 0, HOURS);
            installation.awaitLinked(after(HOURS));
            ManagedChannel channel = Grpc.newChannelBuilder(
                            "127.0.0.1:" + service.grpcPort(), InsecureChannelCredentials.create())
                    .build();
            var linking = LinkingServiceGrpc.newBlockingStub(channel);
            awaitProgress(linking, after(HOURS));

            var all = linking.listCohorts(ListCohortsRequest.getDefaultInstance());
            assertThat(all.getNextPageToken()).isEmpty();
            assertThat(all.getCohortsList()).singleElement().satisfies(cohort -> {
                assertThat(cohort.getMembersList()).hasSize(20).isSorted();
                assertThat(cohort.getLinksList()).isNotEmpty();
                assertThat(cohort.getFirstLinkedAt().getSeconds())
                        .isLessThan(cohort.getChangedAt().getSeconds());
                assertThat(linking.getCohort(GetCohortRequest.newBuilder()
                                        .setCohortId(cohort.getCohortId())
                                        .build())
                                .getCohort())
                        .isEqualTo(cohort);
                var why = linking.explainMembership(ExplainMembershipRequest.newBuilder()
                        .setCohortId(cohort.getCohortId())
                        .setAccountId("farm-3")
                        .build());
                assertThat(why.getMember()).isTrue();
                assertThat(why.getFactsList()).containsAll(why.getMinimalList());
                assertThat(why.getMinimalList()).isNotEmpty();
                assertThat(linking.findCohort(FindCohortRequest.newBuilder()
                                        .setAccountId("farm-3")
                                        .build())
                                .getCohort())
                        .isEqualTo(cohort);
            });
            assertThatThrownBy(() -> linking.findCohort(FindCohortRequest.newBuilder()
                            .setAccountId("person-3")
                            .build()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("NOT_FOUND");
            assertThatThrownBy(() -> linking.listCohorts(
                            ListCohortsRequest.newBuilder().setPageToken("?").build()))
                    .hasMessageContaining("INVALID_ARGUMENT");
            channel.shutdownNow();
        }
    }

    /** The view reads the same topic as this test, a moment sooner or later. */
    private static void awaitProgress(LinkingServiceGrpc.LinkingServiceBlockingStub linking, long time) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (linking.getProgress(GetProgressRequest.getDefaultInstance())
                                .getWatermark()
                                .getSeconds()
                        * 1000
                < time) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
