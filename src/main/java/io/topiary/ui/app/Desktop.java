package io.topiary.ui.app;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxHeartbeat;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.Toasts;
import io.topiary.ui.kit.UiBean;
import javafx.stage.Stage;

/**
 * What the whole window stands on.
 *
 * @param stage the window itself
 * @param appearance theme and text size
 * @param dialogs questions over it
 * @param toasts notices in its corner
 * @param context what every part needs
 * @param heartbeat measures the FX thread
 */
record Desktop(
        Stage stage, Appearance appearance, Dialogs dialogs, Toasts toasts, Context context, FxHeartbeat heartbeat) {

    /** A window that is not shown yet; unexpected exceptions are shown over it from now on. FX thread. */
    static Desktop open(
            SettingsViewModel settings, Workers workers, PayloadReader payloads, FxThread fx, Messages messages) {
        Appearance appearance = new Appearance(
                settings.themeProperty().get(), settings.fontScaleProperty().get());
        FramePulse pulse = new FramePulse(fx);
        FxHeartbeat heartbeat = new FxHeartbeat(fx);
        // nobody asks so soon, and it takes longer than to make the stage
        workers.execute(() -> UiBean.register(pulse.figures(), heartbeat));
        Dialogs dialogs = new Dialogs(appearance);
        new CrashReports(messages, dialogs, fx).install();
        Stage stage = new Stage();
        WindowIcon.give(stage, workers, fx);
        Desktop desktop = new Desktop(
                stage,
                appearance,
                dialogs,
                new Toasts(messages.get("app.close")),
                new Context(messages, pulse, new FxMetronome(), fx, workers, payloads),
                heartbeat);
        settings.onProblem(desktop::tell);
        return desktop;
    }

    /** Tells {@code words} in the corner. */
    void tell(Text words) {
        toasts.show(context.messages().get(words));
    }
}
