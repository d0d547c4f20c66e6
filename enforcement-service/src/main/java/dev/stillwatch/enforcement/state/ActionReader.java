package dev.stillwatch.enforcement.state;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.type.v1.Subject;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads records of the topic {@code actions} fast. The actions of a cohort stand one after the other and are alike but for id, account and
 * exchanges; what is alike is compared byte by byte with the record before and parsed only when it differs. A million actions of some cohorts
 * are read in the time of parsing a few. Not for several threads.
 */
public final class ActionReader {

    /**
     * An action, split in what is its own and what others say too.
     *
     * @param actionId its id
     * @param account its account
     * @param exchangesBefore exchanges served before
     * @param alike the rest; the same object for actions that follow one another and say the same
     */
    public record Split(String actionId, String account, long exchangesBefore, Action alike) {

        /** The split of an action. */
        static Split of(Action action) {
            return new Split(
                    action.getActionId(),
                    action.getSubject().getAccount(),
                    action.getExchangesBefore(),
                    action.toBuilder()
                            .clearActionId()
                            .clearSubject()
                            .clearExchangesBefore()
                            .build());
        }

        /** The action as one. */
        Action whole() {
            return alike.toBuilder()
                    .setActionId(actionId)
                    .setSubject(Subject.newBuilder().setAccount(account))
                    .setExchangesBefore(exchangesBefore)
                    .build();
        }
    }

    private static final int ACTION = tag(ActionRecord.ACTION_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int ID = tag(Action.ACTION_ID_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int SUBJECT = tag(Action.SUBJECT_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    private static final int EXCHANGES = tag(Action.EXCHANGES_BEFORE_FIELD_NUMBER, WireFormat.WIRETYPE_VARINT);
    private static final int ACCOUNT = tag(Subject.ACCOUNT_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);

    private byte[] rest = new byte[512];
    private byte[] known = new byte[0];
    private Action alike = Action.getDefaultInstance();

    private static int tag(int field, int type) {
        return field << 3 | type;
    }

    /** Whether a record holds an action; what it holds else is for the parser. */
    public static boolean isAction(byte[] record) {
        return record.length > 0 && record[0] == ACTION;
    }

    /**
     * Reads a record that holds an action.
     *
     * @throws InvalidProtocolBufferException when it is none
     */
    public Split read(byte[] record) throws InvalidProtocolBufferException {
        try {
            CodedInputStream in = CodedInputStream.newInstance(record);
            if (in.readTag() != ACTION) {
                throw new InvalidProtocolBufferException("no action");
            }
            int all = in.pushLimit(in.readRawVarint32());
            String id = "";
            String account = "";
            long exchanges = 0;
            int length = 0;
            for (int start = in.getTotalBytesRead(), tag = in.readTag(); tag != 0; ) {
                if (tag == ID) {
                    id = in.readStringRequireUtf8();
                } else if (tag == SUBJECT) {
                    account = account(in);
                } else if (tag == EXCHANGES) {
                    exchanges = in.readInt64();
                } else {
                    in.skipField(tag);
                    length = keep(record, start, in.getTotalBytesRead(), length);
                }
                start = in.getTotalBytesRead();
                tag = in.readTag();
            }
            in.popLimit(all);
            return new Split(id, account, exchanges, alike(length));
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
    }

    private static String account(CodedInputStream in) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        String account = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == ACCOUNT) {
                account = in.readStringRequireUtf8();
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(limit);
        return account;
    }

    private int keep(byte[] record, int from, int to, int length) {
        int next = length + to - from;
        if (next > rest.length) {
            rest = Arrays.copyOf(rest, Math.max(next, 2 * rest.length));
        }
        System.arraycopy(record, from, rest, length, to - from);
        return next;
    }

    private Action alike(int length) throws InvalidProtocolBufferException {
        if (!Arrays.equals(rest, 0, length, known, 0, known.length)) {
            alike = Action.parser().parseFrom(rest, 0, length);
            known = Arrays.copyOf(rest, length);
        }
        return alike;
    }
}
