package dev.stillwatch.enforcement.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.decision.CommandOutcome;
import dev.stillwatch.enforcement.v1.Campaign;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {

    private final RequestMemory memory = new RequestMemory();

    @Test
    void knowsARequestByItsIdAndContent() {
        Campaign campaign = Campaign.newBuilder().setCampaignId("c").build();
        memory.remember(stamp("r", "x", "c"));
        memory.found("c", campaign);

        assertThat(memory.earlier("r", ByteString.copyFromUtf8("x")))
                .hasValueSatisfying(o -> assertThat(o).isInstanceOfSatisfying(CommandOutcome.Done.class, done -> {
                    assertThat(done.result()).isEqualTo(campaign);
                    assertThat(done.decisions().isEmpty()).isTrue();
                }));
        assertThat(memory.earlier("r", ByteString.copyFromUtf8("y")))
                .hasValueSatisfying(o -> assertThat(o)
                        .isInstanceOfSatisfying(
                                CommandOutcome.Refused.class,
                                refused -> assertThat(refused.refusal())
                                        .isEqualTo(CommandOutcome.Refusal.REQUEST_ID_REUSED)));
        assertThat(memory.earlier("s", ByteString.copyFromUtf8("x"))).isEmpty();
    }

    @Test
    void forgetsTheOldestFirst() {
        for (int i = 0; i <= RequestMemory.MOST; i++) {
            memory.remember(stamp("r" + i, "x", "c" + i));
            memory.found("c" + i, Campaign.getDefaultInstance());
        }

        assertThat(memory.earlier("r0", ByteString.copyFromUtf8("x"))).isEmpty();
        assertThat(memory.earlier("r1", ByteString.copyFromUtf8("x"))).isPresent();
    }

    private static RequestStamp stamp(String id, String content, String reference) {
        return new RequestStamp(id, ByteString.copyFromUtf8(content), reference);
    }
}
