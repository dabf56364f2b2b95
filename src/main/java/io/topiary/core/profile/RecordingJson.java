package io.topiary.core.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether and how much of a connection is recorded, as JSON: {@code {"on":true,"bytes":1073741824,"days":30}}. */
final class RecordingJson {

    private static final long MOST_BYTES = 1L << 50;
    private static final long MOST_DAYS = 36_500;

    private RecordingJson() {}

    static RecordingOptions read(@Nullable JsonValues values) {
        RecordingOptions standard = RecordingOptions.DEFAULT;
        if (values == null) {
            return standard;
        }
        long days = values.number("days", 0, 0, MOST_DAYS);
        return new RecordingOptions(
                values.flag("on", standard.on()),
                new RecordingBudget(
                        values.number("bytes", standard.budget().bytes(), 0, MOST_BYTES),
                        days == 0 ? null : Duration.ofDays(days)));
    }

    static void write(ObjectNode node, RecordingOptions recording) {
        RecordingOptions standard = RecordingOptions.DEFAULT;
        if (recording.equals(standard) && !node.has("recording")) {
            return;
        }
        JsonFields fields = new JsonFields(JsonFields.child(node, "recording"));
        fields.putUnless("on", recording.on(), standard.on());
        fields.putUnless("bytes", recording.budget().bytes(), standard.budget().bytes());
        Duration age = recording.budget().age();
        fields.putUnless("days", age == null ? 0 : age.toDays(), 0);
        if (fields.node().isEmpty()) {
            node.remove("recording");
        }
    }
}
