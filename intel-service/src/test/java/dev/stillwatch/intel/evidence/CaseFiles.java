package dev.stillwatch.intel.evidence;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.intel.report.Reports;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.platform.transparency.LeafHashes;
import dev.stillwatch.platform.transparency.NoteSigner;
import dev.stillwatch.platform.transparency.Proofs;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.type.v1.Reason;
import dev.stillwatch.type.v1.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A made-up case of forty accounts, with a ledger of its own, and names that a redacted bundle must not show. */
public final class CaseFiles {

    public static final String CAMPAIGN = "cmp-0123456789abcdef0123456789abcdef";
    public static final String COHORT = "coh-0001";
    public static final String REVIEWER = "ines.reviewer@provider.example";
    public static final String EXPORTER = "counsel@provider.example";

    /** The first key pair of RFC 8032 section 7.1. */
    public static final NoteSigner LEDGER = new NoteSigner(
            "test.invalid/ledger",
            "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
            "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

    /** The second. */
    public static final NoteSigner ISSUER = new NoteSigner(
            "test.invalid/evidence",
            "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7",
            "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=");

    private CaseFiles() {}

    public static BundleBuilder builder() {
        return new BundleBuilder(ISSUER, new LeafSalts(new byte[32]), new Reports());
    }

    /** An account's name: real ones can hold anything a gateway allows. */
    public static String account(int number) {
        return number == 7 ? "acct-<script>alert(1)</script>-7" : "acct-secret-" + number;
    }

    public static Timestamp hour(long hour) {
        return Timestamp.newBuilder().setSeconds(1_776_000_000L + hour * 3600).build();
    }

    public static Campaign campaign() {
        return Campaign.newBuilder()
                .setCampaignId(CAMPAIGN)
                .setCohortId(COHORT)
                .setState(Campaign.State.STATE_CONTAINED)
                .setOpenedAt(hour(90))
                .setContainedAt(hour(92))
                .setConfirmed(true)
                .setScore(0.987654321)
                .setLogEValue(41.25)
                .addReasons(reason("elicitation", 2.1, "83 % of prompts draw out training data"))
                .addReasons(reason("shared_templates", 1.8, "accounts share 12 forms of prompts"))
                .addReasons(reason("conversation", -0.4, "6 % of prompts go on a conversation"))
                .setAccounts(40)
                .setExchanges(123_456)
                .setTrainingValue(9.87e7)
                .setExchangesLeaked(101_010)
                .addHistory(move(Campaign.State.STATE_SUSPECTED, 90, "stillwatch", ""))
                .addHistory(move(Campaign.State.STATE_CONTAINED, 92, "policy:take-down", ""))
                .addHistory(move(Campaign.State.STATE_CONFIRMED, 95, REVIEWER, "One operator; rubric grading in bulk."))
                .addAllMembers(IntStream.range(0, 40)
                        .mapToObj(CaseFiles::account)
                        .sorted()
                        .toList())
                .setFirstExchangeAt(hour(0))
                .setLastExchangeAt(hour(91))
                .build();
    }

    private static Campaign.Transition move(Campaign.State to, long hour, String actor, String note) {
        return Campaign.Transition.newBuilder()
                .setTo(to)
                .setAt(hour(hour))
                .setActor(actor)
                .setNote(note)
                .build();
    }

    private static Reason reason(String signal, double weight, String detail) {
        return Reason.newBuilder()
                .setSignal(signal)
                .setWeight(weight)
                .setDetail(detail)
                .build();
    }

    public static List<CohortDelta> deltas() {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(v -> CohortDelta.newBuilder()
                        .setCohortId(COHORT)
                        .setVersion(v)
                        .setAsOf(hour(20L * v))
                        .addAllJoined(IntStream.range(10 * (v - 1), 10 * v)
                                .mapToObj(CaseFiles::account)
                                .sorted()
                                .toList())
                        .addLinks(link(LinkKind.LINK_KIND_TEMPLATE, 12, 10 * v, 4.2))
                        .addLinks(link(LinkKind.LINK_KIND_PAYMENT, 5, 4 * v, 6.1))
                        .build())
                .toList();
    }

    private static Link link(LinkKind kind, int values, int accounts, double weight) {
        return Link.newBuilder()
                .setKind(kind)
                .setValues(values)
                .setAccounts(accounts)
                .setWeight(weight)
                .build();
    }

    public static Assessment cohort() {
        return Assessment.newBuilder()
                .setSubject(Subject.newBuilder().setCohort(COHORT))
                .setAsOf(hour(91))
                .setScore(0.987654321)
                .setPrior(-4)
                .addAllReasons(campaign().getReasonsList())
                .setLogEValue(41.25)
                .setSignificant(true)
                .setFalseDiscoveryRate(0.01)
                .setFlaggedAt(hour(90))
                .setExchanges(123_456)
                .setAccounts(40)
                .setModelVersion("model-7f3a")
                .setTestVersion("components-2")
                .setReferenceAccounts(48_211)
                .build();
    }

    public static List<Action> actions() {
        return IntStream.range(0, 40)
                .mapToObj(i -> Action.newBuilder()
                        .setActionId("act-" + i)
                        .setSubject(Subject.newBuilder().setAccount(account(i)))
                        .setKind(ActionKind.ACTION_KIND_TAKE_DOWN)
                        .setMode(Mode.MODE_ENFORCE)
                        .setState(Action.State.STATE_ACTIVE)
                        .setDecidedAt(hour(92))
                        .setPolicyId("take-down")
                        .setPolicyVersion("default@1")
                        .setCampaignId(CAMPAIGN)
                        .setCohortId(COHORT)
                        .build())
                .toList();
    }

    public static PolicySet policies() {
        return PolicySet.newBuilder()
                .setVersion("default@1")
                .setCreatedBy("paul.author@provider.example")
                .addPolicies(Policy.newBuilder()
                        .setPolicyId("take-down")
                        .setDescription("Takes a whole campaign down at one moment.")
                        .setScope(Policy.Scope.SCOPE_COHORT)
                        .setCondition("assessment.significant && assessment.flagged && assessment.score >= 0.95")
                        .setAction(ActionKind.ACTION_KIND_TAKE_DOWN)
                        .setMode(Mode.MODE_ENFORCE))
                .build();
    }

    public static CaseFile file() {
        SortedMap<String, Assessment> accounts = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            accounts.put(
                    account(i),
                    Assessment.newBuilder()
                            .setSubject(Subject.newBuilder().setAccount(account(i)))
                            .setScore(0.5 + i / 100.0)
                            .setExchanges(3_000 + i)
                            .setModelVersion("model-7f3a")
                            .build());
        }
        return new CaseFile(
                campaign(),
                hour(100),
                deltas(),
                Optional.of(cohort()),
                accounts,
                actions(),
                List.of(policies()),
                extract(ledger()));
    }

    /** Entries of a ledger and their records, among others' entries. */
    public record Ledger(List<LedgerEntry> entries, List<LedgerRecord> records) {}

    public static Ledger ledger() {
        var ledger = new Ledger(new ArrayList<>(), new ArrayList<>());
        append(ledger, LedgerEntry.Kind.KIND_POLICY, 1, "paul.author@provider.example", "default@1", policies());
        append(
                ledger,
                LedgerEntry.Kind.KIND_CAMPAIGN,
                90,
                "stillwatch",
                CAMPAIGN,
                CampaignRecord.newBuilder().setCampaign(campaign()).build());
        for (Action action : actions()) {
            append(
                    ledger,
                    LedgerEntry.Kind.KIND_ACTION,
                    92,
                    "policy:take-down",
                    action.getActionId(),
                    ActionRecord.newBuilder().setAction(action).build());
            append(ledger, LedgerEntry.Kind.KIND_READ, 92, "somebody", "else", Access.getDefaultInstance());
        }
        append(
                ledger,
                LedgerEntry.Kind.KIND_REVIEW,
                95,
                REVIEWER,
                CAMPAIGN,
                CampaignRecord.newBuilder().setCampaign(campaign()).build());
        append(
                ledger,
                LedgerEntry.Kind.KIND_EXPORT,
                99,
                EXPORTER,
                "evidence/" + CAMPAIGN,
                Access.newBuilder()
                        .setActor(EXPORTER)
                        .setPurpose("for the court")
                        .setReference("evidence/" + CAMPAIGN)
                        .build());
        return ledger;
    }

    private static void append(
            Ledger ledger, LedgerEntry.Kind kind, long hour, String actor, String reference, Message record) {
        int index = ledger.entries().size();
        byte[] salt = new byte[32];
        salt[0] = (byte) index;
        LedgerRecord committed = LedgerRecord.newBuilder()
                .setIndex(index)
                .setActor(actor)
                .setReference(reference)
                .setRecord(record.toByteString())
                .build();
        LedgerEntry entry = LedgerEntry.newBuilder()
                .setIndex(index)
                .setKind(kind)
                .setAt(hour(hour))
                .setRecordHash(Hashes.hmac(ByteString.copyFrom(salt), committed.toByteString()))
                .build();
        ledger.entries()
                .add(entry.toBuilder()
                        .setLeafHash(Hashes.leaf(entry.toByteString()))
                        .build());
        ledger.records()
                .add(committed.toBuilder().setSalt(ByteString.copyFrom(salt)).build());
    }

    /** The head of a ledger, signed. */
    public static String checkpoint(Ledger ledger) {
        LeafHashes leaves = leaves(ledger);
        return LEDGER.sign(new Checkpoint(LEDGER.verifier().name(), leaves.size(), Proofs.root(leaves, leaves.size()))
                        .text())
                .toString();
    }

    private static LeafHashes leaves(Ledger ledger) {
        var leaves = new LeafHashes();
        ledger.entries().forEach(e -> leaves.add(e.getLeafHash()));
        return leaves;
    }

    private static LedgerExtract extract(Ledger ledger) {
        LeafHashes leaves = leaves(ledger);
        List<InclusionProof> proofs = new ArrayList<>();
        for (LedgerRecord record : ledger.records()) {
            if (!record.getReference().equals("else")) {
                proofs.add(InclusionProof.newBuilder()
                        .setEntry(ledger.entries().get((int) record.getIndex()))
                        .setTreeSize(leaves.size())
                        .addAllPath(Proofs.inclusion(leaves, record.getIndex(), leaves.size()))
                        .setRecord(record)
                        .build());
            }
        }
        return new LedgerExtract(checkpoint(ledger), LEDGER.verifier().toString(), leaves.size(), proofs);
    }
}
