package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the metrics of a node or device are called that send only their aliases: its newest birth says it. The last birth
 * that was read is remembered, because all data of a device refer to the same. Any thread.
 */
final class Births {

    private static final int METRICS = 2;
    private static final int NAME = 1;
    private static final int ALIAS = 2;
    private static final int DATATYPE = 4;

    private final AtomicReference<@Nullable Birth> last = new AtomicReference<>();

    /** What is known of a metric. */
    record Known(String name, long datatype) {}

    private record Birth(byte[] bytes, Map<Long, Known> byAlias, Map<String, Known> byName) {}

    /**
     * The metric that is meant; null if no birth of the device or its node is known, or none tells.
     *
     * @param alias the alias it came with
     * @param name the name it came with, empty if none
     */
    @Nullable
    Known find(SparkplugTopic topic, Sample sample, OptionalLong alias, String name) {
        if (topic.isBirth()) {
            return null;
        }
        Known found = find(sample.neighbours().newest(topic.birth()), alias, name);
        return found == null && !topic.device().isEmpty()
                ? find(sample.neighbours().newest(topic.nodeBirth()), alias, name)
                : found;
    }

    private @Nullable Known find(byte[] bytes, OptionalLong alias, String name) {
        if (bytes.length == 0) {
            return null;
        }
        Birth birth = last.get();
        if (birth == null || !Arrays.equals(birth.bytes(), bytes)) {
            birth = read(bytes);
            last.set(birth);
        }
        return name.isEmpty() && alias.isPresent()
                ? birth.byAlias().get(alias.getAsLong())
                : birth.byName().get(name);
    }

    private static Birth read(byte[] bytes) {
        Map<Long, Known> byAlias = new HashMap<>();
        Map<String, Known> byName = new HashMap<>();
        try {
            for (Fields metric : Fields.parse(bytes).messages(METRICS)) {
                Known known =
                        new Known(metric.text(NAME), metric.number(DATATYPE).orElse(0));
                byName.put(known.name(), known);
                metric.number(ALIAS).ifPresent(alias -> byAlias.put(alias, known));
            }
        } catch (UndecodableException malformed) {
            // the same as none: what it does not tell can't be found in it
            return new Birth(bytes, Map.of(), Map.of());
        }
        return new Birth(bytes, byAlias, byName);
    }
}
