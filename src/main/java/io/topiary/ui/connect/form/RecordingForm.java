package io.topiary.ui.connect.form;

import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingOptions;
import io.topiary.core.text.Text;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Whether and how much of a connection is recorded. FX thread. */
public final class RecordingForm extends FormSection {

    private static final long LEAST_BYTES = 16L << 20;
    private static final long MOST_BYTES = 1L << 50;
    private static final long MOST_DAYS = 36_500;

    public final BooleanProperty on = flag(true);

    /** A size such as {@code 1 GiB}; empty for no limit. */
    public final StringProperty size = text(Field.RECORDING_SIZE);

    /** Days; empty for no limit. */
    public final StringProperty days = text(Field.RECORDING_DAYS);

    RecordingForm() {}

    void fill(RecordingOptions recording) {
        RecordingBudget budget = recording.budget();
        on.set(recording.on());
        size.set(budget.bytes() == 0 ? "" : SizeText.format(budget.bytes()));
        Duration age = budget.age();
        days.set(age == null ? "" : String.valueOf(age.toDays()));
    }

    RecordingOptions read(Problems problems) {
        return new RecordingOptions(on.get(), new RecordingBudget(bytes(problems), age(problems)));
    }

    private long bytes(Problems problems) {
        if (size.get().isBlank()) {
            return 0;
        }
        long bytes = SizeText.parse(size.get()).orElse(-1);
        if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            problems.put(Field.RECORDING_SIZE, Text.of("connect.error.recordingSize"));
            return 0;
        }
        return bytes;
    }

    private @Nullable Duration age(Problems problems) {
        return days.get().isBlank()
                ? null
                : Duration.ofDays(Math.max(1, problems.number(Field.RECORDING_DAYS, days.get(), 1, MOST_DAYS)));
    }
}
