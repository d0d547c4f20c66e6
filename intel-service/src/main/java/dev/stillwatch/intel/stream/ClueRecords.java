package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.lifecycle.Clue;
import dev.stillwatch.intel.lifecycle.Trust;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PartnerTrust;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Clues and trust as the topics hold them. */
final class ClueRecords {

    private ClueRecords() {}

    /** A clue as an indicator. Whatever it is, it is of a partner and for look-ups only. */
    static Indicator indicator(Clue clue, int confidence) {
        var indicator = Indicator.newBuilder()
                .setIndicatorId(clue.id())
                .setOrigin(Indicator.Origin.ORIGIN_PARTNER)
                .setUse(Indicator.Use.USE_LOOK_UP)
                .setTlp(clue.tlp().label())
                .setConfidence(confidence)
                .setStatedConfidence(clue.statedConfidence())
                .setValidFrom(Records.timestamp(clue.validFrom()))
                .setStix(clue.stix())
                .setRevoked(clue.state() == Clue.State.RETRACTED)
                .setState(
                        switch (clue.state()) {
                            case ACTIVE -> Indicator.State.STATE_ACTIVE;
                            case EXPIRED -> Indicator.State.STATE_EXPIRED;
                            case DISPUTED -> Indicator.State.STATE_DISPUTED;
                            case RETRACTED -> Indicator.State.STATE_RETRACTED;
                        })
                .setPartner(clue.partner())
                .setSourceId(clue.sourceId())
                .setValueType(clue.valueType())
                .setReceivedAt(Records.timestamp(clue.receivedAt()))
                .setLastSeenAt(Records.timestamp(clue.lastSeenAt()))
                .addAllSightedBy(clue.sightedBy())
                .addAllMatchedCampaignIds(clue.matchedCampaigns())
                .setCommonplace(clue.commonplace())
                .setJudgedBy(clue.judgedBy())
                .setJudgementNote(clue.judgement());
        clue.validUntil().ifPresent(u -> indicator.setValidUntil(Records.timestamp(u)));
        return indicator.build();
    }

    static Clue clue(Indicator indicator) {
        return new Clue(
                indicator.getIndicatorId(),
                indicator.getPartner(),
                indicator.getSourceId(),
                indicator.getValueType(),
                Tlp.ofLabel(indicator.getTlp()),
                indicator.getStatedConfidence(),
                Facts.instant(indicator.getValidFrom()),
                indicator.hasValidUntil() ? Optional.of(Facts.instant(indicator.getValidUntil())) : Optional.empty(),
                Facts.instant(indicator.getReceivedAt()),
                Facts.instant(indicator.getLastSeenAt()),
                Collections.unmodifiableSortedSet(new TreeSet<>(indicator.getSightedByList())),
                List.copyOf(indicator.getMatchedCampaignIdsList()),
                indicator.getCommonplace(),
                switch (indicator.getState()) {
                    case STATE_EXPIRED -> Clue.State.EXPIRED;
                    case STATE_DISPUTED -> Clue.State.DISPUTED;
                    case STATE_RETRACTED -> Clue.State.RETRACTED;
                    case STATE_ACTIVE, STATE_UNSPECIFIED, UNRECOGNIZED -> Clue.State.ACTIVE;
                },
                indicator.getJudgedBy(),
                indicator.getJudgementNote(),
                indicator.getStix());
    }

    static Trust trust(PartnerTrust trust) {
        return new Trust(
                trust.getBorneOut(),
                trust.getRefuted(),
                trust.getFatesList().stream()
                        .map(f -> new Trust.Fate(f.getCause(), f.getWeight()))
                        .toList());
    }

    static PartnerTrust record(String partner, Trust trust) {
        return PartnerTrust.newBuilder()
                .setPartner(partner)
                .setBorneOut(trust.borneOut())
                .setRefuted(trust.refuted())
                .addAllFates(trust.fates().stream()
                        .map(f -> PartnerTrust.Fate.newBuilder()
                                .setCause(f.cause())
                                .setWeight(f.weight())
                                .build())
                        .toList())
                .build();
    }
}
