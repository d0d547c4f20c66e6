package dev.stillwatch.scoring.account;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.Comparator;

/** What the stage that assesses accounts takes in. */
public sealed interface AccountInput {

    /** Tells inputs of the same moment apart, whatever order they arrived in; equal inputs are repeats. */
    Comparator<AccountInput> ORDER =
            Comparator.comparing(AccountInput::key).thenComparing(AccountInput::message, AccountInput::compareBytes);

    /** What the input is about, unique among different inputs of one moment as far as ids go. */
    String key();

    /** All of it. */
    Message message();

    /**
     * An exchange.
     *
     * @param partition partition of accounts it came from
     * @param message its sketch
     */
    record Exchange(int partition, Sketch message) implements AccountInput {
        @Override
        public String key() {
            return "exchange/" + message.getExchangeId();
        }
    }

    /**
     * Something that happened to an account.
     *
     * @param partition partition of accounts it came from
     * @param message what happened
     */
    record Fact(int partition, AccountFact message) implements AccountInput {
        @Override
        public String key() {
            return "fact/" + message.getAccountId();
        }
    }

    /**
     * A model was released. Every partition of accounts holds a copy.
     *
     * @param partition partition of accounts that the copy came from
     * @param message the release
     */
    record Released(int partition, Release message) implements AccountInput {
        @Override
        public String key() {
            return "release/" + message.getModel();
        }
    }

    /**
     * A cohort changed.
     *
     * @param epoch the epoch at whose end it was decided
     * @param message the change
     */
    record Regrouping(long epoch, CohortDelta message) implements AccountInput {
        @Override
        public String key() {
            return "cohort/" + message.getCohortId();
        }
    }

    private static int compareBytes(Message a, Message b) {
        return a.equals(b)
                ? 0
                : ByteString.unsignedLexicographicalComparator().compare(a.toByteString(), b.toByteString());
    }
}
