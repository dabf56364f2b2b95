package io.topiary.ui.connect.form;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the broker publishes when the connection ends without a goodbye; no topic, no will. FX thread. */
public final class WillForm extends FormSection {

    /** Where the payload is written. */
    public enum Source {
        TEXT(PayloadText.TEXT),
        HEX(PayloadText.HEX),
        BASE64(PayloadText.BASE64),
        /** In a file that is read at each connect. */
        FILE(PayloadText.TEXT);

        private final PayloadText notation;

        Source(PayloadText notation) {
            this.notation = notation;
        }

        private static Source of(PayloadText notation) {
            return valueOf(notation.name());
        }
    }

    /** What the payload is said to be (MQTT 5, section 3.1.3.2.3). */
    public enum Format {
        UNSAID(null),
        BYTES(PayloadFormat.UNSPECIFIED),
        TEXT(PayloadFormat.UTF_8);

        private final @Nullable PayloadFormat format;

        Format(@Nullable PayloadFormat format) {
            this.format = format;
        }

        private static Format of(@Nullable PayloadFormat format) {
            return format == null ? UNSAID : format == PayloadFormat.UTF_8 ? TEXT : BYTES;
        }
    }

    public final StringProperty topic = text(Field.WILL_TOPIC);
    public final ObjectProperty<Source> source = choice(Source.TEXT, Field.WILL_PAYLOAD, Field.WILL_FILE);

    /** The payload in the notation of {@link #source}. */
    public final StringProperty payload = text(Field.WILL_TOPIC, Field.WILL_PAYLOAD);

    public final StringProperty file = text(Field.WILL_FILE, Field.WILL_TOPIC);
    public final ObjectProperty<Qos> qos = choice(Qos.AT_MOST_ONCE);
    public final BooleanProperty retain = flag(false);

    /** Seconds. */
    public final StringProperty delay = text(Field.WILL_DELAY);

    /** Seconds; empty for no expiry. */
    public final StringProperty expiry = text(Field.WILL_EXPIRY);

    public final StringProperty contentType = text(Field.WILL_CONTENT_TYPE);
    public final StringProperty responseTopic = text(Field.WILL_RESPONSE_TOPIC);
    public final ObjectProperty<PayloadText> correlationNotation = choice(PayloadText.TEXT, Field.WILL_CORRELATION);
    public final StringProperty correlation = text(Field.WILL_CORRELATION);
    public final ObjectProperty<Format> format = choice(Format.UNSAID);
    public final RowList<PairRow> userProperties = rows(Field.WILL_USER_PROPERTIES, PairRow::empty);

    private boolean filling;

    WillForm() {
        source.addListener((property, before, after) -> {
            if (before != Source.FILE && after != Source.FILE) {
                rewrite(payload, before.notation, after.notation);
            }
        });
        correlationNotation.addListener((property, before, after) -> rewrite(correlation, before, after));
    }

    void fill(@Nullable Will will) {
        filling = true;
        MessageProperties properties =
                will == null ? MessageProperties.NONE : will.message().properties();
        byte[] bytes = will == null ? new byte[0] : will.message().payload();
        PayloadText notation = PayloadText.fitting(bytes);
        @Nullable Path path = will == null ? null : will.payloadFile();
        topic.set(will == null ? "" : will.message().topic().name());
        source.set(path == null ? Source.of(notation) : Source.FILE);
        payload.set(notation.write(bytes).orElse(""));
        file.set(path == null ? "" : path.toString());
        qos.set(will == null ? Qos.AT_MOST_ONCE : will.message().qos());
        retain.set(will != null && will.message().retain());
        delay.set(will == null ? "0" : String.valueOf(will.delaySeconds()));
        fill(properties);
        filling = false;
    }

    private void fill(MessageProperties properties) {
        Long seconds = properties.messageExpirySeconds();
        byte[] data = Objects.requireNonNullElse(properties.correlationData(), new byte[0]);
        PayloadText notation = PayloadText.fitting(data);
        expiry.set(seconds == null ? "" : String.valueOf(seconds));
        contentType.set(Objects.requireNonNullElse(properties.contentType(), ""));
        responseTopic.set(Objects.requireNonNullElse(properties.responseTopic(), ""));
        correlationNotation.set(notation);
        correlation.set(notation.write(data).orElse(""));
        format.set(Format.of(properties.payloadFormat()));
        userProperties.fill(
                properties.userProperties().stream().map(PairRow::of).toList());
    }

    /** The will; null if there is none, or something is wrong with it. */
    @Nullable
    Will read(Problems problems) {
        @Nullable Topic name = problems.topic(Field.WILL_TOPIC, topic.get());
        boolean fromFile = source.get() == Source.FILE;
        @Nullable Path path = fromFile ? problems.path(Field.WILL_FILE, file.get()) : null;
        byte[] bytes = fromFile ? new byte[0] : source.get().notation.read(problems, Field.WILL_PAYLOAD, payload.get());
        if (topic.get().isEmpty()) {
            if (bytes.length > 0 || path != null) {
                problems.put(Field.WILL_TOPIC, Text.of("connect.error.willTopic"));
            }
            return null;
        }
        if (fromFile && path == null) {
            problems.put(Field.WILL_FILE, Text.of("connect.error.willFile"));
        }
        MessageProperties properties = readProperties(problems);
        long seconds = problems.number(Field.WILL_DELAY, delay.get(), 0, SessionOptions.NEVER_EXPIRES);
        return name == null
                ? null
                : new Will(new PublishRequest(name, bytes, qos.get(), retain.get(), properties), seconds, path);
    }

    private MessageProperties readProperties(Problems problems) {
        byte[] data = correlationNotation.get().read(problems, Field.WILL_CORRELATION, correlation.get());
        @Nullable Topic response = problems.topic(Field.WILL_RESPONSE_TOPIC, responseTopic.get());
        return new MessageProperties(
                problems.string(Field.WILL_CONTENT_TYPE, contentType.get()),
                response == null ? null : response.name(),
                data.length == 0 ? null : data,
                expiry.get().isBlank()
                        ? null
                        : (Long) problems.number(Field.WILL_EXPIRY, expiry.get(), 0, SessionOptions.NEVER_EXPIRES),
                format.get().format,
                problems.userProperties(userProperties));
    }

    /** The same bytes in another notation; what stands for no bytes, or for none that are text, stays as it is. */
    private void rewrite(StringProperty written, PayloadText before, PayloadText after) {
        Problems problems = new Problems();
        byte[] bytes = before.read(problems, Field.WILL_PAYLOAD, written.get());
        if (!filling && problems.isEmpty()) {
            after.write(bytes).ifPresent(written::set);
        }
    }
}
