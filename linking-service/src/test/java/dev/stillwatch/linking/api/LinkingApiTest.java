package dev.stillwatch.linking.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.stillwatch.linking.LinkingConfiguration;
import dev.stillwatch.linking.state.CohortView;
import dev.stillwatch.linking.stream.GraphQuestions;
import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.linking.v1.FindCohortRequest;
import dev.stillwatch.linking.v1.FindCohortResponse;
import dev.stillwatch.linking.v1.GetCohortRequest;
import dev.stillwatch.linking.v1.GetCohortResponse;
import dev.stillwatch.linking.v1.GetProgressRequest;
import dev.stillwatch.linking.v1.GetProgressResponse;
import dev.stillwatch.linking.v1.ListCohortsRequest;
import dev.stillwatch.linking.v1.ListCohortsResponse;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Watermark;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class LinkingApiTest {

    private final CohortView view = new CohortView();
    private final GraphQuestions questions = new GraphQuestions();
    private final LinkingApi api = new LinkingApi(
            view,
            questions,
            new LinkingConfiguration(
                    Path.of("unused"),
                    1,
                    0,
                    Duration.ofSeconds(1),
                    0,
                    30,
                    Duration.ofDays(400),
                    3,
                    5.5,
                    5.0,
                    4.5,
                    List.of()));

    private void delta(String cohort, long version, List<String> joined, List<String> left, boolean dissolved) {
        view.apply(CohortRecord.newBuilder()
                .setDelta(CohortDelta.newBuilder()
                        .setCohortId(cohort)
                        .setVersion(version)
                        .setGeneration(left.isEmpty() ? 0 : 1)
                        .setAsOf(EventTime.timestamp(version * 1000))
                        .addAllJoined(joined)
                        .addAllLeft(left)
                        .setDissolved(dissolved))
                .build());
    }

    /** The one answer to a call. */
    private static <Q, R> R call(BiConsumer<Q, StreamObserver<R>> method, Q request) {
        var answers = new ArrayList<R>();
        method.accept(request, new StreamObserver<>() {
            @Override
            public void onNext(R answer) {
                answers.add(answer);
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }

            @Override
            public void onCompleted() {}
        });
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    private Cohort get(String id) {
        GetCohortResponse response = call(
                api::getCohort, GetCohortRequest.newBuilder().setCohortId(id).build());
        return response.getCohort();
    }

    private Cohort find(String account) {
        FindCohortResponse response = call(
                api::findCohort,
                FindCohortRequest.newBuilder().setAccountId(account).build());
        return response.getCohort();
    }

    private ListCohortsResponse list(int size, String token) {
        return call(
                api::listCohorts,
                ListCohortsRequest.newBuilder()
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
    }

    @Test
    void a_cohort_is_what_its_deltas_add_up_to() {
        delta("c-1", 1, List.of("b", "a", "c"), List.of(), false);
        delta("c-1", 2, List.of(), List.of("c"), false);
        delta("c-1", 3, List.of("d"), List.of(), false);
        Cohort cohort = get("c-1");
        assertThat(cohort.getMembersList()).containsExactly("a", "b", "d");
        assertThat(cohort.getVersion()).isEqualTo(3);
        assertThat(cohort.getFirstLinkedAt().getSeconds()).isEqualTo(1);
        assertThat(cohort.getChangedAt().getSeconds()).isEqualTo(3);
        assertThat(find("d")).isEqualTo(cohort);
    }

    private Cohort getAsOf(String id, long second) {
        GetCohortResponse response = call(
                api::getCohort,
                GetCohortRequest.newBuilder()
                        .setCohortId(id)
                        .setAsOf(EventTime.timestamp(second * 1000))
                        .build());
        return response.getCohort();
    }

    private void watermark(long second) {
        view.apply(CohortRecord.newBuilder()
                .setWatermark(Watermark.newBuilder().setEventTime(EventTime.timestamp(second * 1000)))
                .build());
    }

    @Test
    void a_cohort_is_known_as_it_was_and_after_it_was_dissolved() {
        delta("c-1", 1, List.of("a", "b", "c"), List.of(), false);
        delta("c-1", 2, List.of("d"), List.of(), false);
        delta("c-1", 3, List.of(), List.of("a", "b", "c", "d"), true);
        assertThat(getAsOf("c-1", 1).getMembersList()).containsExactly("a", "b", "c");
        assertThat(getAsOf("c-1", 2).getMembersList()).containsExactly("a", "b", "c", "d");
        assertThatThrownBy(() -> getAsOf("c-1", 0)).isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() -> getAsOf("c-1", 3)).isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void what_a_cohort_was_is_kept_for_ninety_days() {
        long day = 24 * 3600;
        delta("c-1", 1, List.of("a", "b", "c"), List.of(), false);
        delta("c-1", 2, List.of("d"), List.of(), false);
        watermark(91 * day);
        assertThat(getAsOf("c-1", 2).getMembersList()).containsExactly("a", "b", "c", "d");
        assertThatThrownBy(() -> getAsOf("c-1", 1))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("no longer");
    }

    @Test
    void an_account_that_moves_is_found_where_it_went() {
        delta("c-1", 1, List.of("a", "b", "c"), List.of(), false);
        delta("c-1", 2, List.of(), List.of("a", "b", "c"), true);
        delta("c-2", 1, List.of("a", "b", "c", "d"), List.of(), false);
        assertThat(find("a").getCohortId()).isEqualTo("c-2");
        assertThatThrownBy(() -> get("c-1")).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(reason(e)).isEqualTo("COHORT_NOT_FOUND");
        });
        assertThatThrownBy(() -> find("z")).isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
            assertThat(reason(e)).isEqualTo("COHORT_NOT_FOUND");
        });
    }

    private static String reason(StatusRuntimeException e) {
        try {
            com.google.rpc.Status status = StatusProto.fromThrowable(e);
            assertThat(status).isNotNull();
            Any detail = status == null ? Any.getDefaultInstance() : status.getDetails(0);
            return detail.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void pages_follow_one_another_by_id_and_only_the_last_has_no_token() {
        for (int i = 0; i < 120; i++) {
            delta(String.format("c-%03d", i), 1, List.of("a" + i, "b" + i, "c" + i), List.of(), false);
        }
        var ids = new ArrayList<String>();
        String token = "";
        int pages = 0;
        do {
            ListCohortsResponse page = list(0, token);
            page.getCohortsList().forEach(c -> ids.add(c.getCohortId()));
            token = page.getNextPageToken();
            pages++;
        } while (!token.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(120).isSorted().doesNotHaveDuplicates();
        assertThat(list(120, "").getNextPageToken()).isEmpty();
    }

    @Test
    void a_page_of_large_cohorts_holds_fewer_than_asked_for() {
        var many = new ArrayList<String>();
        for (int i = 0; i < 50_000; i++) {
            many.add("an-account-with-a-long-name-" + i);
        }
        delta("c-1", 1, many, List.of(), false);
        delta("c-2", 1, List.of("x", "y", "z"), List.of(), false);
        delta("c-3", 1, many, List.of(), false);
        delta("c-4", 1, many, List.of(), false);
        ListCohortsResponse first = list(10, "");
        assertThat(first.getSerializedSize()).isLessThan(4 * 1024 * 1024);
        assertThat(first.getCohortsCount()).isBetween(1, 3);
        assertThat(list(10, first.getNextPageToken()).getCohortsCount()).isPositive();
    }

    @Test
    void progress_is_absent_until_the_first_epoch_has_closed() {
        GetProgressResponse before = call(api::getProgress, GetProgressRequest.getDefaultInstance());
        assertThat(before.hasWatermark()).isFalse();
        view.apply(CohortRecord.newBuilder()
                .setWatermark(Watermark.newBuilder().addSources("linking").setEventTime(EventTime.timestamp(5_000)))
                .build());
        GetProgressResponse after = call(api::getProgress, GetProgressRequest.getDefaultInstance());
        assertThat(after.getWatermark().getSeconds()).isEqualTo(5);
    }
}
