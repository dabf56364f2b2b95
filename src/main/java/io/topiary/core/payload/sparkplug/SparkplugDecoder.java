package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.text.Text;
import java.util.Optional;

/**
 * Reads Sparkplug B payloads (specification 3.0, section 6.4). They are told by their topics alone: as bytes they are any
 * Protocol Buffers message. {@code STATE} messages are JSON and read as that.
 */
public final class SparkplugDecoder implements PayloadDecoder {

    /** Its name in rules. */
    public static final String ID = "sparkplug";

    private final Births births = new Births();

    @Override
    public Optional<Payload> detect(Sample sample) {
        if (SparkplugTopic.of(sample.topic()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(decode(sample, ""));
        } catch (UndecodableException e) {
            // somebody uses the topics for text: that reads better than a complaint
            return Utf8.isValid(sample.bytes())
                    ? Optional.empty()
                    : Optional.of(new Payload.Undecodable(sample.bytes(), ID, e.text()));
        }
    }

    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        JsonText json = new JsonText();
        SparkplugPayload writer = write(sample, json, true);
        return new Payload.Decoded(sample.bytes(), ID, json.toBytes(), true, writer.remarks());
    }

    /**
     * The payload as compact JSON to be changed and written again by {@link SparkplugEncoder}: without {@code values}, which
     * only repeats the metrics.
     *
     * @throws UndecodableException if it is none
     */
    public byte[] editable(Sample sample) throws UndecodableException {
        JsonText json = new JsonText();
        write(sample, json, false);
        return json.toBytes();
    }

    private SparkplugPayload write(Sample sample, JsonText json, boolean repeats) throws UndecodableException {
        // under another topic there are no births to look names up in
        SparkplugTopic topic = SparkplugTopic.of(sample.topic())
                .orElseGet(() -> new SparkplugTopic("", SparkplugTopic.Type.NBIRTH, "", ""));
        Fields payload = Fields.parse(sample.bytes());
        if (!SparkplugPayload.isOne(payload)) {
            throw new UndecodableException(Text.of("payload.sparkplug.not"));
        }
        SparkplugPayload writer =
                new SparkplugPayload(json, (alias, name) -> births.find(topic, sample, alias, name), !topic.isBirth());
        writer.write(payload, repeats);
        return writer;
    }
}
