package dev.stillwatch.ingest.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Finds the string of a message that is not UTF-8. Only run on messages that could not be read. */
final class Utf8Fault {

    private Utf8Fault() {}

    /** Path of the first such string, such as {@code exchange.messages[2].content}; empty when there is none. */
    static String find(Descriptor type, byte[] bytes, int start, int length) {
        try {
            return find(type, CodedInputStream.newInstance(bytes, start, length), "");
        } catch (IOException e) {
            return "";
        }
    }

    private static String find(Descriptor type, CodedInputStream in, String path) throws IOException {
        Map<FieldDescriptor, Integer> counts = new HashMap<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (field == null || !delimited || !holdsText(field)) {
                in.skipField(tag);
                continue;
            }
            int index = counts.merge(field, 1, Integer::sum) - 1;
            String here = path + field.getName() + (field.isRepeated() ? "[" + index + "]" : "");
            ByteString value = in.readBytes();
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                String inner = find(field.getMessageType(), value.newCodedInput(), here + ".");
                if (!inner.isEmpty()) {
                    return inner;
                }
            } else if (!value.isValidUtf8()) {
                return here;
            }
        }
        return "";
    }

    private static boolean holdsText(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.STRING
                || field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }
}
