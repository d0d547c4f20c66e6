package dev.stillwatch.linking.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.ClientSketch;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.TextSketch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExtractionTest {

    private static EpochTally of(Sketch.Builder... sketches) {
        var tally = new EpochTally();
        for (Sketch.Builder sketch : sketches) {
            SketchEvidence.add(sketch.build(), tally);
        }
        return tally;
    }

    private static EpochTally of(AccountFact.Builder fact, long time) {
        var tally = new EpochTally();
        FactEvidence.add(fact.build(), time, tally);
        return tally;
    }

    private static Set<SharedValue> values(ValueTable table) {
        var values = new HashSet<SharedValue>();
        for (int i = 0; i < table.size(); i++) {
            values.add(table.value(i));
        }
        return values;
    }

    private static Set<Kind> kinds(Set<SharedValue> values) {
        return values.stream().map(SharedValue::kind).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<SharedValue> cotimings(EpochTally tally) {
        return values(tally.lasting()).stream()
                .filter(v -> v.kind() == Kind.COTIMING)
                .collect(Collectors.toSet());
    }

    private static TextSketch.Builder text(int words) {
        return TextSketch.newBuilder()
                .setLength(words * 6)
                .setWords(words)
                .setDigest(1)
                .setSkeleton(2)
                .setOpening(3)
                .addBands(4)
                .addBands(5);
    }

    @Test
    void a_long_prompt_shows_its_families_and_a_short_one_only_that_it_was_there() {
        EpochTally tally =
                of(Sketch.newBuilder().setPrompt(text(30)), Sketch.newBuilder().setPrompt(text(4)));
        assertThat(tally.prompts()).isEqualTo(2);
        assertThat(values(tally.families()))
                .containsExactlyInAnyOrder(
                        new SharedValue(Kind.TEMPLATE, 2),
                        new SharedValue(Kind.TEMPLATE, 4),
                        new SharedValue(Kind.TEMPLATE, 5),
                        new SharedValue(Kind.OPENING, 3),
                        new SharedValue(Kind.PHRASE, 3));
    }

    @Test
    void a_task_that_takes_an_agent_ten_steps_was_asked_once() {
        Sketch.Builder asks = Sketch.newBuilder().setPrompt(text(30)).setSession(9);
        Sketch.Builder goesOn = asks.clone().setContinuesPrompt(true).setSession(10);

        EpochTally tally = of(asks, goesOn, goesOn);

        assertThat(tally.prompts()).isEqualTo(1);
        assertThat(tally.families().number(0)).isEqualTo(1);
        assertThat(values(tally.fleeting()))
                .as("where it comes from counts at each step")
                .containsExactlyInAnyOrder(new SharedValue(Kind.SESSION, 9), new SharedValue(Kind.SESSION, 10));
    }

    @Test
    void what_a_prompt_ends_with_is_an_opening_and_a_phrase_as_what_it_begins_with() {
        EpochTally tally = of(Sketch.newBuilder()
                .setPrompt(text(14).clearBands().clearSkeleton().setClosing(9)));
        assertThat(values(tally.families()))
                .containsExactlyInAnyOrder(new SharedValue(Kind.OPENING, 9), new SharedValue(Kind.PHRASE, 9));
    }

    @Test
    void a_skeleton_with_a_short_frame_is_no_more_specific_than_an_opening() {
        EpochTally tally = of(Sketch.newBuilder().setPrompt(text(14).clearBands()));
        assertThat(values(tally.families())).containsExactly(new SharedValue(Kind.OPENING, 2));
    }

    @Test
    void a_full_exchange_shows_all_that_can_be_shared() {
        EpochTally tally = of(Sketch.newBuilder()
                .setPrompt(text(30))
                .setSystem(text(20))
                .setToolset(7)
                .setSession(8)
                .setCredentialId("key-1")
                .setClient(ClientSketch.newBuilder()
                        .setIp(1)
                        .setPrefix(2)
                        .setAsn(3)
                        .setJa4(4)
                        .setBuild(5)));
        assertThat(kinds(values(tally.fleeting())))
                .containsExactly(
                        Kind.CREDENTIAL,
                        Kind.SESSION,
                        Kind.IP,
                        Kind.PREFIX,
                        Kind.CLIENT,
                        Kind.SYSTEM_PROMPT,
                        Kind.TOOLSET,
                        Kind.BUILD);
    }

    @Test
    void a_system_prompt_that_draws_by_itself_is_a_template_and_another_is_not() {
        var draws = ByteString.copyFrom(new byte[] {0, (byte) 204, 0});
        var asks = ByteString.copyFrom(new byte[] {0, (byte) 203, 0});
        assertThat(kinds(values(of(Sketch.newBuilder().setSystem(text(20).setClasses(draws)))
                        .families())))
                .contains(Kind.TEMPLATE);
        assertThat(values(of(Sketch.newBuilder().setSystem(text(20).setClasses(asks)))
                        .families()))
                .isEmpty();
    }

    @Test
    void what_was_not_told_is_not_shared() {
        Sketch.Builder sketch = Sketch.newBuilder()
                .setClient(ClientSketch.newBuilder().setAsn(3).setJa4(4));
        assertThat(values(of(sketch).fleeting())).isEmpty();
    }

    @Test
    void who_presents_stolen_handles_holds_whom_they_were_issued_to() {
        assertThat(values(of(Sketch.newBuilder().addHandleSources(5).addHandleSources(6))
                        .fleeting()))
                .containsExactlyInAnyOrder(
                        new SharedValue(Kind.HANDLE_SOURCE, 5), new SharedValue(Kind.HANDLE_SOURCE, 6));
    }

    @Test
    void who_issues_and_who_presents_a_reasoning_handle_hold_the_same_value_for_one_handle_in_four() {
        var issued = new HashSet<SharedValue>();
        for (long handle = 1; handle <= 400; handle++) {
            Set<SharedValue> by =
                    values(of(Sketch.newBuilder().addHandlesIssued(handle)).fleeting());
            assertThat(values(
                            of(Sketch.newBuilder().addHandlesPresented(handle)).fleeting()))
                    .isEqualTo(by);
            issued.addAll(by);
        }
        assertThat(issued).hasSizeBetween(60, 140);
    }

    @Test
    void sign_ups_within_a_quarter_of_an_hour_share_a_time_when_they_share_something_weaker() {
        AccountFact.Builder fact =
                AccountFact.newBuilder().setKind("SIGNED_UP").setEmailDomain(1).setReferral(2);
        var first = cotimings(of(fact, 1_000_000_000));
        for (int minutes = -15; minutes <= 15; minutes++) {
            assertThat(cotimings(of(fact, 1_000_000_000 + minutes * 60_000L))).anyMatch(first::contains);
        }
        assertThat(cotimings(of(fact, 1_000_000_000 + 31 * 60_000L))).noneMatch(first::contains);
        assertThat(cotimings(of(AccountFact.newBuilder().setKind("SIGNED_UP").setEmailDomain(9), 1_000_000_000)))
                .noneMatch(first::contains);
    }

    @Test
    void a_fact_states_what_lasts_and_shows_where_it_came_from() {
        EpochTally tally = of(
                AccountFact.newBuilder()
                        .setKind("PAYMENT_METHOD_ADDED")
                        .setPayment(1)
                        .setDevice(2)
                        .setPhone(3)
                        .setEmail(4)
                        .setClient(ClientSketch.newBuilder().setIp(5)),
                0);
        assertThat(kinds(values(tally.lasting()))).containsExactly(Kind.PAYMENT, Kind.DEVICE, Kind.PHONE, Kind.EMAIL);
        assertThat(kinds(values(tally.fleeting()))).containsExactly(Kind.IP);
    }

    @Test
    void a_tally_forgets_the_order_even_when_it_is_full() {
        var values = new ArrayList<SharedValue>();
        for (int i = 1; i <= 1_000; i++) {
            values.add(new SharedValue(Kind.SESSION, i % 600 + 1));
        }
        EpochTally straight = filled(values);
        Collections.shuffle(values, new Random(1));
        EpochTally shuffled = filled(values);
        assertThat(shuffled.fleeting()).isEqualTo(straight.fleeting());
        assertThat(values(shuffled.fleeting())).hasSize(EpochTally.MOST_VALUES);
    }

    private static EpochTally filled(List<SharedValue> values) {
        var tally = new EpochTally();
        values.forEach(v -> tally.seen(v, 1));
        return tally;
    }

    private static Set<SharedValue> builds(Sketch.Builder sketch) {
        var tally = new EpochTally();
        SketchEvidence.add(sketch.build(), tally);
        return values(tally.fleeting()).stream()
                .filter(v -> v.kind() == Kind.BUILD || v.kind() == Kind.FORGED_BUILD)
                .collect(Collectors.toSet());
    }

    @Test
    void the_software_of_a_client_is_the_same_in_every_network() {
        var here = Sketch.newBuilder()
                .setClient(ClientSketch.newBuilder()
                        .setAsn(1)
                        .setJa4(5)
                        .setBuild(6)
                        .setUserAgent(7));
        var there = Sketch.newBuilder()
                .setClient(ClientSketch.newBuilder()
                        .setAsn(2)
                        .setJa4(5)
                        .setBuild(6)
                        .setUserAgent(7));
        assertThat(builds(here)).hasSize(1).isEqualTo(builds(there));
        assertThat(kinds(builds(here))).containsExactly(Kind.BUILD);
    }

    @Test
    void an_sdk_that_contradicts_its_transport_is_forged_and_a_browser_behind_a_proxy_is_not() {
        var relay = ClientSketch.newBuilder().setJa4(5).setBuild(6).addContradictions("tls_sdk");
        var browser = ClientSketch.newBuilder().setJa4(5).setUserAgent(7).addContradictions("tls_user_agent");
        assertThat(kinds(builds(Sketch.newBuilder().setClient(relay)))).containsExactly(Kind.FORGED_BUILD);
        assertThat(builds(Sketch.newBuilder().setClient(browser))).isEmpty();
    }
}
