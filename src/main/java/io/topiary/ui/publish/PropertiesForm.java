package io.topiary.ui.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.payload.Utf8;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.text.Text;
import java.util.HexFormat;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The MQTT 5 properties of a message being written (MQTT 5, section 3.3.2.3). FX thread. */
final class PropertiesForm {

    private static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;
    private static final int LONGEST_BYTES = 65_535;

    private final StringProperty contentType = new SimpleStringProperty("");
    private final StringProperty responseTopic = new SimpleStringProperty("");
    private final StringProperty correlation = new SimpleStringProperty("");
    private final ObjectProperty<Notation> notation = new SimpleObjectProperty<>(Notation.TEXT);
    private final StringProperty expiry = new SimpleStringProperty("");
    private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.ABSENT);
    private final ObservableList<PairLine> pairs = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private Runnable changed = () -> {};

    /** How correlation data is written down. */
    enum Notation {
        TEXT,
        HEX,
        BASE64
    }

    /** The payload format indicator. */
    enum Format {
        ABSENT,
        BYTES,
        UTF_8
    }

    PropertiesForm() {
        List.of(contentType, responseTopic, correlation, expiry).forEach(field -> field.subscribe(this::tell));
        notation.subscribe(this::tell);
        format.subscribe(this::tell);
    }

    /** Has {@code listener} called after each change. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    /** A further user property. */
    PairLine addPair(String name, String value) {
        PairLine line = new PairLine(name, value);
        line.nameProperty().subscribe(this::tell);
        line.valueProperty().subscribe(this::tell);
        pairs.add(line);
        tell();
        return line;
    }

    /** Takes a user property away. */
    void remove(PairLine line) {
        pairs.remove(line);
        tell();
    }

    /** Writes {@code properties}. */
    void write(MessageProperties properties) {
        contentType.set(orEmpty(properties.contentType()));
        responseTopic.set(orEmpty(properties.responseTopic()));
        byte[] data = properties.correlationData();
        boolean text = data == null || (Utf8.isValid(data) && isPlain(new String(data, UTF_8)));
        notation.set(text ? Notation.TEXT : Notation.HEX);
        correlation.set(
                data == null
                        ? ""
                        : text ? new String(data, UTF_8) : HexFormat.of().formatHex(data));
        Long seconds = properties.messageExpirySeconds();
        expiry.set(seconds == null ? "" : seconds.toString());
        PayloadFormat indicator = properties.payloadFormat();
        format.set(indicator == null ? Format.ABSENT : indicator == PayloadFormat.UTF_8 ? Format.UTF_8 : Format.BYTES);
        pairs.clear();
        properties.userProperties().forEach(pair -> addPair(pair.name(), pair.value()));
        tell();
    }

    /** What is written. @throws EncodeException if a field can't be used, in words */
    MessageProperties read() throws EncodeException {
        return new MessageProperties(
                field(contentType),
                responseTopic(),
                correlation(),
                expiry(),
                switch (format.get()) {
                    case ABSENT -> null;
                    case BYTES -> PayloadFormat.UNSPECIFIED;
                    case UTF_8 -> PayloadFormat.UTF_8;
                },
                pairs.stream()
                        .filter(line -> !line.isEmpty())
                        .map(line -> new UserProperty(
                                line.nameProperty().get(), line.valueProperty().get()))
                        .toList());
    }

    private @Nullable String responseTopic() throws EncodeException {
        String topic = field(responseTopic);
        try {
            return topic == null ? null : Topic.of(topic).name();
        } catch (InvalidTopicException e) {
            throw new EncodeException(Text.of("publish.property.responseTopic.invalid", e.text()));
        }
    }

    private byte @Nullable [] correlation() throws EncodeException {
        String written = correlation.get();
        if (written.isEmpty()) {
            return null;
        }
        byte[] data;
        try {
            data = switch (notation.get()) {
                case TEXT -> written.getBytes(UTF_8);
                case HEX -> PayloadModes.HEX.encoder().encode(written, "");
                case BASE64 -> PayloadModes.BASE64.encoder().encode(written, "");
            };
        } catch (EncodeException e) {
            throw new EncodeException(Text.of("publish.property.correlation.invalid", e.text()));
        }
        if (data.length > LONGEST_BYTES) {
            throw new EncodeException(Text.of("publish.property.correlation.long", data.length, LONGEST_BYTES));
        }
        return data;
    }

    private @Nullable Long expiry() throws EncodeException {
        String written = expiry.get().strip();
        if (written.isEmpty()) {
            return null;
        }
        try {
            long seconds = Long.parseLong(written);
            if (seconds >= 0 && seconds <= LONGEST_EXPIRY) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new EncodeException(Text.of("publish.property.expiry.invalid", LONGEST_EXPIRY));
    }

    private static @Nullable String field(StringProperty field) {
        return field.get().isEmpty() ? null : field.get();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private void tell() {
        long set = List.of(contentType, responseTopic, correlation, expiry).stream()
                .filter(field -> !field.get().isEmpty())
                .count();
        long more = (format.get() == Format.ABSENT ? 0 : 1)
                + pairs.stream().filter(line -> !line.isEmpty()).count();
        count.set((int) (set + more));
        changed.run();
    }

    StringProperty contentTypeProperty() {
        return contentType;
    }

    StringProperty responseTopicProperty() {
        return responseTopic;
    }

    StringProperty correlationProperty() {
        return correlation;
    }

    ObjectProperty<Notation> notationProperty() {
        return notation;
    }

    /** In seconds. */
    StringProperty expiryProperty() {
        return expiry;
    }

    ObjectProperty<Format> formatProperty() {
        return format;
    }

    /** The user properties, in order. */
    ObservableList<PairLine> pairs() {
        return pairs;
    }

    /** How many properties are written. */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }
}
