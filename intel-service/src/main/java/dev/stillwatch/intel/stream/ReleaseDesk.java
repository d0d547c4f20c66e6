package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.egress.Approval;
import dev.stillwatch.intel.egress.Decided;
import dev.stillwatch.intel.egress.Item;
import dev.stillwatch.intel.egress.Pending;
import dev.stillwatch.intel.egress.ReleaseMode;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.v1.AccountEventProposal;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.ReleaseDecision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what leaves. What nobody was given yet waits for two persons; what corrects or takes back something follows it at once, wherever
 * it went.
 */
final class ReleaseDesk {

    private final Transaction transaction;

    ReleaseDesk(Transaction transaction) {
        this.transaction = transaction;
    }

    /** A campaign stands as it does. */
    void campaign(CampaignFacts facts) {
        String id = facts.campaignId();
        Optional<Release> before = transaction.books().release(id);
        Map<String, StixObject> waiting = before
                .filter(r -> r.getState() != Release.State.STATE_RELEASED)
                .map(ReleaseRecords::items)
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(i -> i.object().id(), Item::object));
        Function<String, Optional<StixObject>> pending = o -> Optional.ofNullable(waiting.get(o));
        Batch.Proposal proposal = transaction.batch().propose(facts, pending, freely());
        proposal.additions().forEach(a -> transaction.publish(a.published()));
        enterFollowing(facts, proposal);
        indicators(facts, proposal);
        ask(id, id, facts.asOf(), proposal);
        if (!facts.standing()) {
            withdrawAccounts(id);
        }
    }

    /** Objects that answer a partner; the release is called by a name of its own. */
    void reply(String releaseId, List<StixObject> objects, Instant asOf) {
        Batch.Proposal proposal = transaction.batch().propose(objects, freely());
        proposal.additions().forEach(a -> transaction.publish(a.published()));
        ask(releaseId, "", asOf, proposal);
    }

    /** A person proposes to tell partners of accounts. It waits for two persons like everything else that leaves. */
    void propose(AccountEventProposal proposal) {
        String id = proposal.getReleaseId();
        if (transaction.books().release(id).isPresent()) {
            return;
        }
        Pending pending = Pending.of(
                List.of(AccountReleases.item(proposal, transaction.publisher().tlp())));
        Release.Builder release = ReleaseRecords.write(
                        Release.newBuilder().setReleaseId(id).setCampaignId(proposal.getCampaignId()), pending)
                .setAsOf(proposal.getProposedAt());
        if (freely()) {
            transaction.enter(
                    UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                    "policy:on-confirmation",
                    "releases/" + id + " sha256:" + pending.digest(),
                    proposal.getAccountsCount() + " accounts to partners, proposed by " + proposal.getActor(),
                    Facts.instant(proposal.getProposedAt()));
        }
        transaction.put(release.setState(freely() ? Release.State.STATE_RELEASED : Release.State.STATE_PENDING)
                .build());
    }

    /** A campaign that no longer stands takes what waits of its accounts with it; what was told follows the accounts themselves. */
    private void withdrawAccounts(String campaign) {
        transaction.books().accountReleases(campaign).stream()
                .filter(r -> r.getState() == Release.State.STATE_PENDING)
                .forEach(r -> transaction.put(r.toBuilder()
                        .setState(Release.State.STATE_WITHDRAWN)
                        .clearItems()
                        .clearApprovals()
                        .clearDigest()
                        .build()));
    }

    /** A person decided. What no longer fits (decided already, or not what they saw) changes nothing. */
    void decide(ReleaseDecision decision) {
        Optional<Release> before = transaction
                .books()
                .release(decision.getReleaseId())
                .filter(r -> r.getState() == Release.State.STATE_PENDING)
                .filter(r -> r.getDigest().equals(decision.getDigest()));
        if (before.isEmpty()) {
            return;
        }
        Release release = before.get();
        var approval = new Approval(
                decision.getActor(),
                Facts.instant(decision.getDecidedAt()),
                decision.getNote(),
                decision.getRequestId());
        if (decision.getVerdict() == ReleaseDecision.Verdict.VERDICT_WITHHOLD) {
            transaction.put(release.toBuilder()
                    .setState(Release.State.STATE_WITHHELD)
                    .setWithheld(ReleaseRecords.approval(approval))
                    .build());
            return;
        }
        Decided decided = ReleaseRecords.pending(release).approve(decision.getDigest(), approval);
        switch (decided.outcome()) {
            case CHANGED, SAME_PERSON -> {}
            case WAITS ->
                transaction.put(ReleaseRecords.write(release.toBuilder(), decided.pending())
                        .build());
            case RELEASED -> {
                if (!AccountReleases.is(release)) {
                    transaction
                            .batch()
                            .release(decided.pending().items())
                            .forEach(a -> transaction.publish(a.published()));
                }
                enter(release, decided.pending());
                transaction.put(left(
                                ReleaseRecords.write(release.toBuilder(), decided.pending()),
                                ids(decided.pending().items()))
                        .build());
            }
        }
    }

    /** What follows a release without anybody's further consent is entered as well, by the rule that let it. */
    private void enterFollowing(CampaignFacts facts, Batch.Proposal proposal) {
        if (proposal.additions().isEmpty()) {
            return;
        }
        String rule = freely() ? "on-confirmation" : facts.standing() ? "correction" : "retraction";
        String reference = "releases/" + facts.campaignId();
        String name = rule + "/" + reference + "/" + facts.asOf() + "/"
                + proposal.additions().getFirst().published().getSequence();
        transaction.enter(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                "policy:" + rule,
                reference,
                proposal.additions().size() + " versions of objects to partners",
                facts.asOf());
    }

    /** Everyone who agreed is entered, with the digest of what they saw. */
    private void enter(Release release, Pending pending) {
        for (Approval approval : pending.approvals()) {
            transaction.enter(
                    UUID.fromString(approval.requestId()),
                    approval.actor(),
                    "releases/" + release.getReleaseId() + " sha256:" + pending.digest(),
                    approval.note().isBlank() ? "Release to partners" : approval.note(),
                    approval.at());
        }
    }

    private boolean freely() {
        return transaction.publisher().release() == ReleaseMode.ON_CONFIRMATION;
    }

    private void ask(String releaseId, String campaignId, Instant asOf, Batch.Proposal proposal) {
        Optional<Release> before = transaction.books().release(releaseId);
        Release.Builder next = before.map(Release::toBuilder)
                .orElseGet(() -> Release.newBuilder().setReleaseId(releaseId).setCampaignId(campaignId))
                .setAsOf(Records.timestamp(asOf));
        if (proposal.waiting().isEmpty()) {
            boolean waited = before.map(Release::getState).orElse(Release.State.STATE_UNSPECIFIED)
                    == Release.State.STATE_PENDING;
            if (waited) {
                transaction.put(next.setState(Release.State.STATE_WITHDRAWN)
                        .clearItems()
                        .clearApprovals()
                        .clearDigest()
                        .build());
            } else if (freely() && !proposal.additions().isEmpty()) {
                Set<String> ids = proposal.additions().stream()
                        .map(a -> a.object().id())
                        .collect(Collectors.toCollection(TreeSet::new));
                transaction.put(left(next, ids).build());
            }
            return;
        }
        Pending pending = before.map(ReleaseRecords::pending)
                .map(p -> p.replacedBy(proposal.waiting()))
                .orElseGet(() -> Pending.of(proposal.waiting()));
        boolean same = before.map(r -> r.getDigest().equals(pending.digest())
                        && r.getState() != Release.State.STATE_RELEASED
                        && r.getState() != Release.State.STATE_WITHDRAWN)
                .orElse(false);
        if (!same) {
            transaction.put(ReleaseRecords.write(next, Pending.of(proposal.waiting()))
                    .setState(Release.State.STATE_PENDING)
                    .clearWithheld()
                    .build());
        }
    }

    private static Release.Builder left(Release.Builder release, Set<String> ids) {
        ids.addAll(release.getReleasedIdsList());
        return release.setState(Release.State.STATE_RELEASED).clearReleasedIds().addAllReleasedIds(ids);
    }

    private static Set<String> ids(List<Item> items) {
        return items.stream().map(i -> i.object().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Our own services may use an indicator as soon as a person confirmed the campaign, whether or not it leaves. */
    private void indicators(CampaignFacts facts, Batch.Proposal proposal) {
        Stream.concat(
                        proposal.additions().stream().map(Batch.Addition::object),
                        proposal.waiting().stream().map(Item::object))
                .filter(o -> o.type().equals("indicator"))
                .map(o -> Records.indicator(o, facts, transaction.publisher().validity()))
                .distinct()
                .filter(i -> !transaction.books().indicator(i.getIndicatorId()).equals(Optional.of(i)))
                .forEach(transaction::put);
        if (!facts.standing()) {
            withdraw(facts);
        }
    }

    /** An indicator that never left is taken back here too. */
    private void withdraw(CampaignFacts facts) {
        transaction.books().release(facts.campaignId()).stream()
                .flatMap(r -> r.getItemsList().stream())
                .filter(i -> i.getObjectType().equals("indicator"))
                .flatMap(i -> transaction.books().indicator(i.getObjectId()).stream())
                .filter(i -> !i.getRevoked())
                .forEach(i -> transaction.put(i.toBuilder()
                        .setRevoked(true)
                        .setState(Indicator.State.STATE_RETRACTED)
                        .build()));
    }
}
