package dev.stillwatch.enforcement.api;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.ledger.Mentions;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.LedgerView;
import dev.stillwatch.enforcement.stream.LedgerReader;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.EraseAccountRequest;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.platform.transparency.Hashes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds everything that names an account and has it erased. What names accounts stands in topics, not in memory, so they are read through: that
 * takes about as long as to verify the ledger.
 */
@Singleton
final class ErasureDesk {

    private static final int STRETCH = 1_000;
    private static final int ID_BYTES = 16;

    private final LedgerReader reader;
    private final LedgerView view;
    private final ActionView actions;
    private final Desk desk;

    ErasureDesk(LedgerReader reader, LedgerView view, ActionView actions, Desk desk) {
        this.reader = reader;
        this.view = view;
        this.actions = actions;
        this.desk = desk;
    }

    /** What names the account goes with the first command; a second one takes what was written while that was looked for. */
    Erasure erase(EraseAccountRequest request, String actor) {
        Erasure erased = desk.decide(
                command(request, actor, id(request, 0), Set.of()), request.getRequestId(), request, Erasure.class);
        Command.Erase left = command(request, actor, id(request, 1), Set.copyOf(erased.getIndicesList()));
        if (left.erasure().getIndicesList().isEmpty()) {
            return erased;
        }
        Erasure more = desk.decide(left, request.getRequestId() + "/1", request, Erasure.class);
        return erased.toBuilder().addAllIndices(more.getIndicesList()).build();
    }

    private Command.Erase command(EraseAccountRequest request, String actor, String erasureId, Set<Long> gone) {
        String account = request.getAccountId();
        Mentions mentions = new Mentions(account);
        Erasure.Builder erasure =
                Erasure.newBuilder().setErasureId(erasureId).setActor(actor).setReason(request.getReason());
        records(record -> {
            if (!view.isErased(record.getIndex()) && !gone.contains(record.getIndex()) && mentions.in(record)) {
                erasure.addIndices(record.getIndex());
            }
        });
        return new Command.Erase(
                erasure.build(),
                account,
                actions.after(ActionView.Place.START, account)
                        .map(Action::getActionId)
                        .toList());
    }

    private void records(Consumer<LedgerRecord> each) {
        LedgerReader.Stretch<LedgerRecord> stretch = reader.records(0, STRETCH, Page.MOST_BYTES);
        stretch.entries().forEach(each);
        while (stretch.more()) {
            stretch = reader.records(stretch.nextOffset(), STRETCH, Page.MOST_BYTES);
            stretch.entries().forEach(each);
        }
    }

    private static String id(EraseAccountRequest request, int step) {
        byte[] hash = Hashes.sha256(ByteString.copyFromUtf8("erasure:" + request.getRequestId() + ":" + step))
                .toByteArray();
        return "era-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }
}
