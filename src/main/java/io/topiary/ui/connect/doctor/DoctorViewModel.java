package io.topiary.ui.connect.doctor;

import io.topiary.core.doctor.CheckStep;
import io.topiary.core.doctor.Doctor;
import io.topiary.core.doctor.Examination;
import io.topiary.core.doctor.Finding;
import io.topiary.core.doctor.Outcome;
import io.topiary.core.doctor.Report;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.text.Text;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The examination of the connection in the form, saved or not. FX thread. */
public final class DoctorViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(DoctorViewModel.class);

    /** How the examination stands. */
    public enum State {
        /** None was made of what is in the form. */
        IDLE,
        RUNNING,
        /** It works. */
        WELL,
        /** It works, and something should be looked after. */
        WARNED,
        FAILED,
        CANCELLED
    }

    private final Doctor doctor;
    private final Supplier<Optional<CompletableFuture<Optional<ConnectOptions>>>> options;
    private final Consumer<Remedy> remedies;
    private final Executor fx;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<Finding> readOnlyFindings = FXCollections.unmodifiableObservableList(findings);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Text> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private @Nullable Examination examination;
    private int number;

    /**
     * No examination yet.
     *
     * @param options what to examine; empty if something in the form is wrong. Passwords are put in when it completes,
     *     which it does with empty if the user does not want to after all
     * @param remedies makes a change of the form
     * @param fx runs on the FX thread
     */
    public DoctorViewModel(
            Doctor doctor,
            Supplier<Optional<CompletableFuture<Optional<ConnectOptions>>>> options,
            Consumer<Remedy> remedies,
            Executor fx) {
        this.doctor = doctor;
        this.options = options;
        this.remedies = remedies;
        this.fx = fx;
    }

    // Properties

    /** What was found so far, one a step, in the order of the steps. */
    public ObservableList<Finding> findings() {
        return readOnlyFindings;
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What came of it in one sentence, or null before anything came of it. */
    public ReadOnlyObjectProperty<@Nullable Text> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Whether the form was changed since. */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    // Commands

    /** Examines what is in the form now. @return false if something in the form is wrong */
    public boolean run() {
        Optional<CompletableFuture<Optional<ConnectOptions>>> wanted = options.get();
        if (wanted.isEmpty()) {
            return false;
        }
        reset();
        int mine = number;
        state.set(State.RUNNING);
        var _ = wanted.get()
                .thenAccept(complete -> fx.execute(() -> begin(mine, complete)))
                .exceptionally(problem -> {
                    fx.execute(() -> ended(mine, null, problem));
                    return null;
                });
        return true;
    }

    private void begin(int mine, Optional<ConnectOptions> complete) {
        if (mine != number) {
            return;
        }
        if (complete.isEmpty()) {
            reset();
            return;
        }
        Examination begun = doctor.examine(complete.get(), finding -> fx.execute(() -> found(mine, finding)));
        examination = begun;
        var _ = begun.report().whenComplete((report, failure) -> fx.execute(() -> ended(mine, report, failure)));
    }

    /** Ends the examination, in whatever step it is. */
    public void cancel() {
        if (examination != null) {
            examination.cancel();
        } else if (state.get() == State.RUNNING) {
            reset();
        }
    }

    /** Forgets what was found: the form shows another profile. */
    public void reset() {
        number++;
        if (examination != null) {
            examination.cancel();
            examination = null;
        }
        findings.clear();
        summary.set(null);
        outdated.set(false);
        state.set(State.IDLE);
    }

    /** The form was changed. */
    public void formChanged() {
        outdated.set(state.get() != State.IDLE);
    }

    /** Makes a change of the form that may help. */
    public void apply(Remedy remedy) {
        remedies.accept(remedy);
    }

    private void found(int mine, Finding finding) {
        if (mine != number) {
            return;
        }
        int place = 0;
        while (place < findings.size() && findings.get(place).step().compareTo(finding.step()) < 0) {
            place++;
        }
        if (place < findings.size() && findings.get(place).step() == finding.step()) {
            findings.set(place, finding);
        } else {
            findings.add(place, finding);
        }
    }

    private void ended(int mine, @Nullable Report report, @Nullable Throwable problem) {
        if (mine != number) {
            return;
        }
        examination = null;
        findings.removeIf(finding -> finding.outcome() == Outcome.RUNNING && report == null);
        if (report != null) {
            report.findings().forEach(finding -> found(mine, finding));
            tell(report);
        } else if (problem instanceof CancellationException) {
            state.set(State.CANCELLED);
            summary.set(Text.of("connect.test.cancelled"));
        } else {
            LOG.error("the examination of a connection failed", problem);
            state.set(State.FAILED);
            summary.set(Text.of("connect.test.broken"));
        }
    }

    private void tell(Report report) {
        Optional<CheckStep> failed = report.failedStep();
        long warnings = report.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.WARNING)
                .count();
        if (failed.isPresent()) {
            state.set(State.FAILED);
            summary.set(Text.of("connect.test.failed", failed.get().label()));
        } else if (warnings > 0) {
            state.set(State.WARNED);
            summary.set(Text.of("connect.test.warned", warnings));
        } else {
            state.set(State.WELL);
            summary.set(Text.of("connect.test.well"));
        }
    }
}
