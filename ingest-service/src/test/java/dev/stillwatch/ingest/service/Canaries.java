package dev.stillwatch.ingest.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.stillwatch.ingest.event.Events;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Events with a word in every text field that is found nowhere else in the world, except in the few fields that the contract says leave
 * ingest as they are. A field added to the contract gets its canary by itself.
 */
final class Canaries {

    /** The provider's own names, and closed words: {@code record.proto} carries them in clear. */
    private static final Set<String> CLEAR = Set.of(
            "Exchange.exchange_id",
            "Exchange.account_id",
            "Exchange.organization_id",
            "Exchange.credential_id",
            "Exchange.model",
            "AccountEvent.account_id",
            "AccountEvent.organization_id",
            "AccountEvent.credential_id",
            "AccountEvent.kind",
            "AccountEvent.verification");

    private final String seed;
    private final List<String> words = new ArrayList<>();

    Canaries(String seed) {
        this.seed = seed;
    }

    /** An exchange full of canaries. */
    Event exchange() {
        Exchange.Builder exchange = Events.exchange(seed + "-id", seed + "-account", Events.TIME);
        exchange.clearMessages();
        fill(exchange);
        exchange.addMessagesBuilder().setRole("user").setContent(word() + " is what I ask, " + word());
        exchange.setUnknownFields(UnknownFieldSet.newBuilder()
                .addField(
                        4242,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(word()))
                                .build())
                .build());
        return Events.event(exchange);
    }

    /** An account event full of canaries. */
    Event account() {
        AccountEvent.Builder account = Events.account().setAccountId(seed + "-account");
        fill(account);
        account.setEmail(word() + "@" + word() + ".example");
        return Events.event(account);
    }

    /** The words given out so far, and the ways in which each might have leaked. */
    List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            forms.add(word);
            forms.add(HexFormat.of().formatHex(bytes));
            // Without the end, which depends on what follows.
            forms.add(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length / 3 * 3)));
        }
        return forms;
    }

    /** A fresh canary: letters and digits, as a name may have them. */
    String word() {
        String word = "canary" + seed + "n" + words.size() + "yranac";
        words.add(word);
        return word;
    }

    private void fill(Message.Builder message) {
        Descriptor type = message.getDescriptorForType();
        for (FieldDescriptor field : type.getFields()) {
            boolean text = field.getJavaType() == FieldDescriptor.JavaType.STRING;
            boolean inner = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && field.getMessageType().getFile().getPackage().startsWith("stillwatch.");
            if (text && !CLEAR.contains(type.getName() + "." + field.getName())) {
                if (field.isRepeated()) {
                    message.addRepeatedField(field, word());
                } else {
                    message.setField(field, fit(field));
                }
            } else if (inner && field.isRepeated()) {
                Message.Builder item = message.newBuilderForField(field);
                fill(item);
                message.addRepeatedField(field, item.build());
            } else if (inner) {
                fill(message.getFieldBuilder(field));
            }
        }
    }

    /** The shortest field takes 32 bytes. */
    private String fit(FieldDescriptor field) {
        String word = word();
        if (field.getName().equals("asn") && word.length() > 32) {
            throw new IllegalStateException("canaries have grown too long for the field asn");
        }
        return word;
    }
}
