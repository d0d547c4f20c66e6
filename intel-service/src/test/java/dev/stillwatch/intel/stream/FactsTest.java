package dev.stillwatch.intel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.Provider;
import dev.stillwatch.intel.stix.Publication;
import dev.stillwatch.intel.stix.Signal;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void onlyWhatAPersonConfirmedAndNoneDismissedStands() {
        assertThat(facts(Cases.suspected("c")))
                .extracting(CampaignFacts::standing)
                .isEqualTo(false);
        assertThat(facts(Cases.confirmed("c")))
                .extracting(CampaignFacts::standing)
                .isEqualTo(true);
        assertThat(facts(Cases.contained("c")))
                .extracting(CampaignFacts::standing)
                .isEqualTo(true);
        assertThat(facts(Cases.dismissed("c")))
                .extracting(CampaignFacts::standing)
                .isEqualTo(false);
    }

    @Test
    void itsMomentIsTheLatestThatIsKnownOfIt() {
        assertThat(facts(Cases.confirmed("c")).asOf()).isEqualTo(Cases.OPENED.plusSeconds(600));
        Instant watermark = Cases.OPENED.plusSeconds(7200);
        assertThat(Facts.of(Cases.confirmed("c"), watermark).asOf()).isEqualTo(watermark);
    }

    @Test
    void signalsAreThoseThatSpeakForItByNameAndOnce() {
        assertThat(facts(Cases.confirmed("c")).signals()).containsExactly(new Signal("template_share", 2.5));
    }

    @Test
    void noIdentifierAndNoWordOfAPersonGetsIntoWhatIsPublished() {
        var publication = new Publication(new Provider("p.example", "P"), Tlp.AMBER, Duration.ofDays(1));
        String everything = publication
                .of(facts(Cases.contained("c")), id -> Optional.empty())
                .toString();
        assertThat(everything).contains("template_share").doesNotContain(Cases.SECRETS);
        assertThat(everything).doesNotContain("cohort-1");
    }

    private static CampaignFacts facts(dev.stillwatch.enforcement.v1.Campaign campaign) {
        return Facts.of(campaign, Instant.EPOCH);
    }
}
