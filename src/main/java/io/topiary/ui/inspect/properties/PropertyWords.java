package io.topiary.ui.inspect.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PacketSize;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.properties.PropertyRow.Tone;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts all that a message carries into lines. Immutable; any thread. */
final class PropertyWords {

    private static final int MICROS = 1_000_000;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final Messages messages;
    private final Amounts amounts;

    PropertyWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /**
     * The lines about {@code message}.
     *
     * @param version what is spoken on the link, null if that is not known
     * @param nowMicros what time it is where the message was
     */
    List<PropertyRow> rows(Message message, @Nullable ProtocolVersion version, long nowMicros) {
        List<PropertyRow> rows = new ArrayList<>();
        String qos = message.qos().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        rows.add(PropertyRow.of(
                messages.get("property.qos"), String.valueOf(message.qos().code()), qos));
        String retain = messages.get(message.retained() ? "property.retain.set" : "property.retain.notSet");
        rows.add(PropertyRow.of(messages.get("property.retain"), message.retained() ? "1" : "0", retain));
        long size = PacketSize.of(message, version == ProtocolVersion.V5);
        rows.add(PropertyRow.of(
                messages.get("property.packetSize"),
                messages.get("property.size", amounts.number(size)),
                messages.get("property.packetSize.note", amounts.number(message.payload().length))));
        addProperties(rows, message, nowMicros);
        return rows;
    }

    private void addProperties(List<PropertyRow> rows, Message message, long nowMicros) {
        MessageProperties properties = message.properties();
        PayloadFormat format = properties.payloadFormat();
        if (format != null) {
            rows.add(format(format, message.payload()));
        }
        Long expiry = properties.messageExpirySeconds();
        if (expiry != null) {
            rows.add(expiry(expiry, message.timeMicros(), nowMicros));
        }
        String type = properties.contentType();
        if (type != null) {
            String note = messages.get("property.contentType.note");
            rows.add(PropertyRow.of(messages.get("inspect.property.contentType"), type, note));
        }
        String response = properties.responseTopic();
        if (response != null) {
            rows.add(response(response));
        }
        byte[] correlation = properties.correlationData();
        if (correlation != null) {
            rows.add(correlation(correlation));
        }
        for (UserProperty user : properties.userProperties()) {
            rows.add(new PropertyRow(user.name(), user.value(), "", Tone.USER, null));
        }
    }

    private PropertyRow format(PayloadFormat format, byte[] payload) {
        boolean wrong = format == PayloadFormat.UTF_8 && !Utf8.isValid(payload);
        String key = wrong ? "wrong" : format == PayloadFormat.UTF_8 ? "utf8" : "unspecified";
        return new PropertyRow(
                messages.get("inspect.property.payloadFormat"),
                String.valueOf(format.code()),
                messages.get("inspect.property.payloadFormat." + key),
                wrong ? Tone.WARNING : Tone.PLAIN,
                null);
    }

    /** Counts down from when the message came, as the seconds are those that were left of its life then. */
    PropertyRow expiry(long seconds, long timeMicros, long nowMicros) {
        long went = Math.max(0, (nowMicros - timeMicros) / MICROS);
        long left = seconds - went;
        String note = seconds == 0
                ? messages.get("property.expiry.zero")
                : left > 0
                        ? messages.get("property.expiry.left", amounts.age(left))
                        : messages.get("property.expiry.over", amounts.ago(-left));
        return new PropertyRow(
                messages.get("inspect.property.messageExpiry"),
                messages.get("inspect.property.messageExpiry.value", seconds),
                note,
                left > 0 ? Tone.PLAIN : Tone.OVER,
                null);
    }

    private PropertyRow response(String topic) {
        boolean wildcard = topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0;
        String note = wildcard
                ? messages.get("property.responseTopic.wildcard")
                : topic.isEmpty() ? messages.get("property.responseTopic.empty") : "";
        return new PropertyRow(
                messages.get("inspect.property.responseTopic"),
                topic,
                note,
                note.isEmpty() ? Tone.PLAIN : Tone.WARNING,
                null);
    }

    private PropertyRow correlation(byte[] data) {
        String note = Utf8.isValid(data) && data.length > 0
                ? messages.get("property.correlation.text", new String(data, UTF_8))
                : messages.get("property.correlation.bytes", amounts.bytes(data.length));
        return new PropertyRow(
                messages.get("inspect.property.correlationData"), HEX.formatHex(data), note, Tone.PLAIN, data);
    }

    /** What is said where there are no properties; empty where there are some. */
    String none(Message message, @Nullable ProtocolVersion version) {
        return !message.properties().isEmpty()
                ? ""
                : messages.get(version == ProtocolVersion.V3_1_1 ? "property.none.v3" : "property.none");
    }
}
