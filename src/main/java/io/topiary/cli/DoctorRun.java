package io.topiary.cli;

import io.topiary.core.doctor.Doctor;
import io.topiary.core.doctor.Examination;
import io.topiary.core.doctor.Finding;
import io.topiary.core.doctor.Report;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.work.ExitHook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One run of {@code doctor}: prints what is found as it is found. */
final class DoctorRun {

    private final CliContext context;
    private final Doctor doctor;
    private final DoctorFormat format;

    /** The newest finding: printed when the next step is told of, because it may be told once more. */
    private volatile @Nullable Finding held;

    /** Why printing ended early, or null. */
    private volatile @Nullable IOException problem;

    DoctorRun(CliContext context, Doctor doctor, DoctorFormat format) {
        this.context = context;
        this.doctor = doctor;
        this.format = format;
    }

    /** Runs; ends with the exit code. */
    int run(ConnectOptions options) throws InterruptedException {
        Examination examination = doctor.examine(options, this::told);
        try (ExitHook _ = ExitHook.onExit(examination::cancel)) {
            Report report = examination.report().get();
            Finding last = held;
            print(last == null ? "" : format.finding(last));
            print(format.end(report));
            IOException notPrinted = problem;
            if (notPrinted != null) {
                SubscribeRun.notPrinted(notPrinted);
            }
            return report.failedStep().isEmpty() ? ExitCode.DONE : ExitCode.NO_CONNECTION;
        } catch (CancellationException e) {
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an examination ends with a report", e);
        }
    }

    private void told(Finding finding) {
        Finding before = held;
        if (before != null && before.step() != finding.step()) {
            print(format.finding(before));
        }
        held = finding;
    }

    private void print(String text) {
        if (text.isEmpty() || problem != null) {
            return;
        }
        try {
            context.out().write(text.getBytes(StandardCharsets.UTF_8));
            context.out().flush();
        } catch (IOException e) {
            problem = e;
        }
    }
}
