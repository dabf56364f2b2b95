package io.topiary.core.doctor;

import io.topiary.core.mqtt.Remedy;
import io.topiary.core.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step came to that did not fail.
 *
 * @param value what the next steps go on with
 * @param outcome anything but {@link Outcome#RUNNING}
 * @param finding one sentence
 * @param facts for the details
 * @param cause why it is no plain success, or null
 * @param advice what to do, or null
 * @param remedies changes that may help
 */
record Verdict<T>(
        T value,
        Outcome outcome,
        Text finding,
        List<Text> facts,
        @Nullable Text cause,
        @Nullable Text advice,
        List<Remedy> remedies) {

    static <T> Verdict<T> ok(T value, Text finding, List<Text> facts) {
        return new Verdict<>(value, Outcome.OK, finding, facts, null, null, List.of());
    }

    static <T> Verdict<T> skipped(T value, Text finding) {
        return new Verdict<>(value, Outcome.SKIPPED, finding, List.of(), null, null, List.of());
    }

    static <T> Verdict<T> warning(T value, Text finding, List<Text> facts, Text cause, Text advice) {
        return new Verdict<>(value, Outcome.WARNING, finding, facts, cause, advice, List.of());
    }

    Finding finding(CheckStep step, long millis) {
        return new Finding(
                step, outcome, outcome == Outcome.SKIPPED ? 0 : millis, finding, facts, cause, advice, remedies);
    }
}
