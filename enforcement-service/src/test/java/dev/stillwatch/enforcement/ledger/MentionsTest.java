package dev.stillwatch.enforcement.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.type.v1.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 48, 49, 127, 128})
    void findsAnAccountAsTheWholeOfAFieldWhateverItsLength(int length) {
        String account = "a".repeat(length);
        LedgerRecord action = record(ActionRecord.newBuilder()
                .setAction(Action.newBuilder().setSubject(Subject.newBuilder().setAccount(account)))
                .build()
                .toByteString());
        LedgerRecord campaign = record(CampaignRecord.newBuilder()
                .setCampaign(Campaign.newBuilder().addMembers("other").addMembers(account))
                .build()
                .toByteString());

        assertThat(new Mentions(account).in(action)).isTrue();
        assertThat(new Mentions(account).in(campaign)).isTrue();
        assertThat(new Mentions("b" + account).in(action)).isFalse();
    }

    @Test
    void findsAnAccountAsAWordOfATextAndNotAsAPartOfOne() {
        Mentions mentions = new Mentions("acc-1");

        assertThat(mentions.in(text("the holder of acc-1 wrote to us"))).isTrue();
        assertThat(mentions.in(text("acc-1"))).isTrue();
        assertThat(mentions.in(text("see acc-1."))).isTrue();
        assertThat(mentions.in(text("the holder of acc-17 wrote to us"))).isFalse();
        assertThat(mentions.in(text("the holder of an-acc-1 wrote"))).isFalse();
    }

    @Test
    void findsAnAccountThatIsTheReferenceOrTheActor() {
        assertThat(new Mentions("acc-1")
                        .in(LedgerRecord.newBuilder().setReference("acc-1").build()))
                .isTrue();
        assertThat(new Mentions("acc-1")
                        .in(LedgerRecord.newBuilder().setActor("acc-1").build()))
                .isTrue();
        assertThat(new Mentions("acc-1")
                        .in(LedgerRecord.newBuilder().setActor("kim").build()))
                .isFalse();
    }

    private static LedgerRecord text(String purpose) {
        return record(Access.newBuilder().setPurpose(purpose).build().toByteString());
    }

    private static LedgerRecord record(ByteString record) {
        return LedgerRecord.newBuilder().setRecord(record).build();
    }
}
