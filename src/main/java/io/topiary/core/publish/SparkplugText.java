package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.payload.sparkplug.SparkplugDecoder;
import io.topiary.core.payload.sparkplug.SparkplugEncoder;
import io.topiary.core.payload.sparkplug.SparkplugTopic;
import java.util.Arrays;
import java.util.Optional;

/** Writes a Sparkplug B payload as JSON that can be changed and published. */
final class SparkplugText {

    private SparkplugText() {}

    /** The JSON of which {@code sample} comes again, byte for byte; empty if there is none, or it is no Sparkplug B. */
    static Optional<String> of(Sample sample) {
        if (SparkplugTopic.of(sample.topic()).isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] json = new SparkplugDecoder().editable(sample);
            boolean same = Arrays.equals(new SparkplugEncoder().encode(json, ""), sample.bytes());
            return same
                    ? PrettyJson.format(json, Integer.MAX_VALUE / 2).map(pretty -> new String(pretty, UTF_8))
                    : Optional.empty();
        } catch (UndecodableException | UnencodableException e) {
            // it is offered as its bytes: nothing is lost then
            return Optional.empty();
        }
    }
}
