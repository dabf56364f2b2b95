package io.topiary.ui.connect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.doctor.CheckStep;
import io.topiary.core.doctor.Doctor;
import io.topiary.core.doctor.Examination;
import io.topiary.core.doctor.Finding;
import io.topiary.core.doctor.Outcome;
import io.topiary.core.doctor.Report;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.doctor.DoctorViewModel.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DoctorViewModelTest {

    private static final ConnectOptions OPTIONS =
            ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "plant.example", 1883, ""));

    private final FakeDoctor doctor = new FakeDoctor();
    private final List<Remedy> applied = new ArrayList<>();
    private Optional<CompletableFuture<Optional<ConnectOptions>>> options =
            Optional.of(CompletableFuture.completedFuture(Optional.of(OPTIONS)));
    private final DoctorViewModel model = new DoctorViewModel(doctor, () -> options, applied::add, Runnable::run);

    /** Finds what the test wants it to. */
    private static final class FakeDoctor implements Doctor, Examination {

        private final List<ConnectOptions> examined = new ArrayList<>();
        private Consumer<Finding> listener = finding -> {};
        private CompletableFuture<Report> report = new CompletableFuture<>();

        @Override
        public Examination examine(ConnectOptions wanted, Consumer<Finding> newListener) {
            examined.add(wanted);
            listener = newListener;
            report = new CompletableFuture<>();
            return this;
        }

        @Override
        public void cancel() {
            report.completeExceptionally(new CancellationException());
        }

        @Override
        public CompletableFuture<Report> report() {
            return report;
        }
    }

    private static Finding finding(CheckStep step, Outcome outcome) {
        return new Finding(step, outcome, 12, Text.of("doctor.skipped"), List.of(), null, null, List.of());
    }

    private List<Outcome> outcomes() {
        return model.findings().stream().map(Finding::outcome).toList();
    }

    @Test
    void findings_areOneAStep_inTheOrderOfTheSteps() {
        assertThat(model.run()).isTrue();
        doctor.listener.accept(finding(CheckStep.TCP, Outcome.RUNNING));
        doctor.listener.accept(finding(CheckStep.DNS, Outcome.OK));
        doctor.listener.accept(finding(CheckStep.TCP, Outcome.OK));
        assertThat(model.findings()).extracting(Finding::step).containsExactly(CheckStep.DNS, CheckStep.TCP);
        assertThat(outcomes()).containsExactly(Outcome.OK, Outcome.OK);
        assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
    }

    @Test
    void end_tellsTheFirstStepThatFailed() {
        model.run();
        doctor.report.complete(
                new Report(List.of(finding(CheckStep.DNS, Outcome.OK), finding(CheckStep.TCP, Outcome.FAILED))));
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(Messages.forLocale(Locale.ENGLISH)
                        .get(model.summaryProperty().get()))
                .isEqualTo("The connection fails at: TCP");
        assertThat(outcomes()).containsExactly(Outcome.OK, Outcome.FAILED);
    }

    @Test
    void end_withWarnings_saysHowMany() {
        model.run();
        doctor.report.complete(new Report(List.of(finding(CheckStep.TLS, Outcome.WARNING))));
        assertThat(model.stateProperty().get()).isEqualTo(State.WARNED);
        assertThat(Messages.forLocale(Locale.ENGLISH)
                        .get(model.summaryProperty().get()))
                .isEqualTo("The connection works, one thing should be looked after");
    }

    @Test
    void end_withoutFailure_saysItWorks() {
        model.run();
        doctor.report.complete(new Report(List.of(finding(CheckStep.DNS, Outcome.OK))));
        assertThat(model.stateProperty().get()).isEqualTo(State.WELL);
    }

    @Test
    void cancel_leavesWhatWasFound() {
        model.run();
        doctor.listener.accept(finding(CheckStep.DNS, Outcome.OK));
        doctor.listener.accept(finding(CheckStep.TCP, Outcome.RUNNING));
        model.cancel();
        assertThat(model.stateProperty().get()).isEqualTo(State.CANCELLED);
        assertThat(outcomes()).containsExactly(Outcome.OK);
    }

    @Test
    void examination_thatBreaks_isTold() {
        model.run();
        doctor.report.completeExceptionally(new IllegalStateException("broken"));
        assertThat(model.summaryProperty().get()).isEqualTo(Text.of("connect.test.broken"));
    }

    @Test
    void formWithSomethingWrong_isNotExamined() {
        options = Optional.empty();
        assertThat(model.run()).isFalse();
        assertThat(doctor.examined).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(State.IDLE);
    }

    @Test
    void passwordsThatAreNotGiven_endIt() {
        CompletableFuture<Optional<ConnectOptions>> asked = new CompletableFuture<>();
        options = Optional.of(asked);
        model.run();
        assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
        asked.complete(Optional.empty());
        assertThat(model.stateProperty().get()).isEqualTo(State.IDLE);
        assertThat(doctor.examined).isEmpty();
    }

    @Test
    void cancel_whilePasswordsAreAskedFor_examinesNothing() {
        CompletableFuture<Optional<ConnectOptions>> asked = new CompletableFuture<>();
        options = Optional.of(asked);
        model.run();
        model.cancel();
        asked.complete(Optional.of(OPTIONS));
        assertThat(doctor.examined).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(State.IDLE);
    }

    @Test
    void changeOfTheForm_makesItOutdated_untilTheNextTest() {
        model.formChanged();
        assertThat(model.outdatedProperty().get()).isFalse();
        model.run();
        model.formChanged();
        assertThat(model.outdatedProperty().get()).isTrue();
        doctor.report.complete(new Report(List.of()));
        model.run();
        assertThat(model.outdatedProperty().get()).isFalse();
    }

    @Test
    void lateFindings_ofAnEarlierTest_areNotShown() {
        model.run();
        Consumer<Finding> early = doctor.listener;
        model.run();
        early.accept(finding(CheckStep.DNS, Outcome.FAILED));
        assertThat(model.findings()).isEmpty();
    }

    @Test
    void remedy_goesToTheForm() {
        model.apply(new Remedy.NewClientId());
        assertThat(applied).containsExactly(new Remedy.NewClientId());
    }
}
