package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.RetryInfo;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.v1.ReverseActionRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever decides, and however often that changes, the same evidence comes to the same actions, cases and ledger. */
@ExtendWith(WithBacking.class)
class TakingOverTest {

    private static final int EPOCHS = 12;

    private final Backing backing;

    TakingOverTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void aDeciderReplacedInTheMiddleLeavesNoTrace() {
        String undisturbed = backing.prefix();
        String disturbed = backing.prefix();
        try (Upstream a = new Upstream(backing, undisturbed);
                Upstream b = new Upstream(backing, disturbed);
                Replica one = Replica.start(backing, undisturbed, Map.of())) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                evidence(a, epoch);
            }
            one.awaitDecided(end(EPOCHS - 1));

            for (int epoch = 0; epoch < EPOCHS; epoch += 2) {
                try (Replica next = Replica.start(backing, disturbed, Map.of())) {
                    evidence(b, epoch);
                    // Stopped in the middle of an epoch's evidence, and every other one before it is known how far it
                    // came.
                    if (epoch % 4 == 0) {
                        next.awaitDecided(end(epoch));
                    }
                    b.send(
                            account("x" + (epoch + 1), end(epoch + 1))
                                    .setOwnScore(0.995)
                                    .setExchanges(201 + epoch),
                            0);
                }
                evidence(b, epoch + 1);
            }
            try (Replica last = Replica.start(backing, disturbed, Map.of())) {
                last.awaitDecided(end(EPOCHS - 1));

                assertThat(last.actions()).hasSizeGreaterThan(20).isEqualTo(one.actions());
                assertThat(last.campaigns()).isEqualTo(one.campaigns());
                assertThat(last.ledger()).isEqualTo(one.ledger());
            }
        }
    }

    @Test
    void everyReplicaAnswersAndOneDecides() {
        String prefix = backing.prefix();
        try (Upstream upstream = new Upstream(backing, prefix)) {
            Replica first = Replica.start(backing, prefix, Map.of());
            try (Replica second = Replica.start(backing, prefix, Map.of())) {
                upstream.epoch(0, joined("k", 1, "a", "b", "c"), extraction("k", end(0), 3));
                first.awaitDecided(end(0));
                second.awaitDecided(end(0));

                assertThat(first.check("a").getAllowed()).isFalse();
                assertThat(second.check("a").getAllowed()).isFalse();
                assertThatThrownBy(() -> reverse(second))
                        .isInstanceOfSatisfying(StatusRuntimeException.class, TakingOverTest::saysToTryElsewhere);

                first.close();
                upstream.epoch(1, joined("k", 2, "d"));
                second.awaitDecided(end(1));
                assertThat(second.check("d").getAllowed()).isFalse();
                reverse(second);
                Replica.await(() -> second.check("a").getAllowed());
            } finally {
                first.close();
            }
        }
    }

    private static void saysToTryElsewhere(StatusRuntimeException e) {
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        var status = StatusProto.fromThrowable(e);
        assertThat(status).isNotNull();
        assertThat(status.getDetailsList())
                .anyMatch(d -> d.is(RetryInfo.class))
                .anyMatch(d -> d.getValue().toStringUtf8().contains("NOT_THE_DECIDER"));
    }

    private static void reverse(Replica replica) {
        String actionId = replica.actions().stream()
                .filter(a -> a.getSubject().getAccount().equals("a")
                        && a.getPolicyId().equals("take-down"))
                .findFirst()
                .orElseThrow()
                .getActionId();
        var _ = replica.desk.reverseAction(ReverseActionRequest.newBuilder()
                .setActionId(actionId)
                .setActor("kim")
                .setReason("a known customer")
                .setRequestId(UUID.randomUUID().toString())
                .build());
    }

    /** Two campaigns that grow, and single accounts. */
    private static void evidence(Upstream upstream, int epoch) {
        upstream.epoch(
                epoch,
                account("x" + epoch, end(epoch)).setOwnScore(0.995).setExchanges(200 + epoch),
                account("a" + epoch, end(epoch)).setExchanges(epoch),
                joined("k", epoch + 1L, "a" + epoch, "b" + epoch),
                extraction("k", end(epoch), 2 * epoch + 2).setScore(epoch < 6 ? 0.75 : 0.97),
                joined("m", epoch + 1L, "m" + epoch),
                extraction("m", end(epoch), epoch + 1).setSignificant(epoch > 3));
    }
}
