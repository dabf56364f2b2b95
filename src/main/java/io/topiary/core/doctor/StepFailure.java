package io.topiary.core.doctor;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.text.Text;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/** A step failed, and what is known about it. */
final class StepFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final CheckStep step;
    private final transient Failure failure;
    private final transient List<Text> facts;
    private final transient List<Remedy> remedies;

    /** @param step which step is at fault: a later one may be where it showed */
    StepFailure(CheckStep step, Failure failure, List<Text> facts, List<Remedy> remedies) {
        super(failure.detail());
        this.step = step;
        this.failure = failure;
        this.facts = List.copyOf(facts);
        this.remedies = List.copyOf(remedies);
    }

    StepFailure(CheckStep step, Failure failure, List<Text> facts) {
        this(step, failure, facts, failure.remedies());
    }

    CheckStep step() {
        return step;
    }

    Failure failure() {
        return failure;
    }

    List<Remedy> remedies() {
        return remedies;
    }

    List<Text> facts() {
        return facts;
    }

    /** The same with other remedies, and with what was learnt on the way to them. */
    StepFailure with(List<Remedy> newRemedies, List<Text> more) {
        return new StepFailure(step, failure, joined(facts, more), newRemedies);
    }

    Finding finding(long millis) {
        return new Finding(
                step,
                Outcome.FAILED,
                millis,
                failure.what(),
                joined(facts, Facts.of(failure)),
                failure.why(),
                failure.remedy(),
                remedies);
    }

    private static List<Text> joined(List<Text> first, List<Text> second) {
        List<Text> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
