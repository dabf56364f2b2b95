package io.topiary.core.doctor;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step of an examination found, in words. Immutable, and free of secrets.
 *
 * @param step which step
 * @param outcome how it stands
 * @param millis how long it took in milliseconds; 0 while it runs and where it was skipped
 * @param finding one sentence: what was found, or what is being done while it runs
 * @param facts what was seen on the way, one line each: addresses, certificates, limits; for the details
 * @param cause why it failed probably, or null
 * @param advice what to do, or null
 * @param remedies changes of the options that may help, the most likely first
 */
public record Finding(
        CheckStep step,
        Outcome outcome,
        long millis,
        Text finding,
        List<Text> facts,
        @Nullable Text cause,
        @Nullable Text advice,
        List<Remedy> remedies) {

    public Finding {
        facts = List.copyOf(facts);
        remedies = List.copyOf(remedies);
    }

    /** A step that has begun; {@code finding} says what is being done. */
    static Finding running(CheckStep step, Text finding) {
        return new Finding(step, Outcome.RUNNING, 0, finding, List.of(), null, null, List.of());
    }

    /** A step that had nothing to do; {@code finding} says why. */
    static Finding skipped(CheckStep step, Text finding) {
        return new Finding(step, Outcome.SKIPPED, 0, finding, List.of(), null, null, List.of());
    }

    /** A step that went well. */
    static Finding ok(CheckStep step, long millis, Text finding, List<Text> facts) {
        return new Finding(step, Outcome.OK, millis, finding, facts, null, null, List.of());
    }

    /** A step that failed, in the words of {@code failure}. */
    static Finding failed(CheckStep step, long millis, Failure failure, List<Text> facts) {
        return new Finding(
                step,
                Outcome.FAILED,
                millis,
                failure.what(),
                facts,
                failure.why(),
                failure.remedy(),
                failure.remedies());
    }
}
