package io.topiary.ui.app;

import io.topiary.core.doctor.Doctor;
import io.topiary.core.secrets.PassphraseBox;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.ConnectionOpener;
import io.topiary.ui.connect.ProfileEditorViewModel;
import io.topiary.ui.connect.ProfileListViewModel;
import io.topiary.ui.connect.StartPage;
import io.topiary.ui.connect.StartViewModel;
import io.topiary.ui.connect.Transfers;
import io.topiary.ui.connect.doctor.DoctorViewModel;
import io.topiary.ui.connect.secrets.PasswordDesk;
import io.topiary.ui.connect.secrets.PasswordShelf;
import io.topiary.ui.connect.secrets.PasswordWindows;
import io.topiary.ui.connect.transfer.TransferModels;
import io.topiary.ui.connect.transfer.TransferWindows;
import io.topiary.ui.kit.Toasts;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The start page and what belongs to it, put together.
 *
 * @param model the page's model
 * @param page the page
 * @param desk gets the passwords of connections
 * @param shelf keeps them
 */
record StartParts(StartViewModel model, StartPage page, PasswordDesk desk, PasswordShelf shelf) {

    /**
     * What asks and tells in windows.
     *
     * @param unsaved asks about unsaved changes
     * @param recordings asks about recordings
     * @param passwords asks about passwords
     * @param transfers shows imports and exports
     * @param toasts tells in a corner
     */
    record Windows(
            UnsavedDialog unsaved,
            RecordingDialog recordings,
            PasswordWindows passwords,
            TransferWindows transfers,
            Toasts toasts) {}

    /** What the page is made of beside the stores. */
    record Around(SessionTabs tabs, Windows windows, Doctor doctor, ConnectionOpener opener, Context context) {}

    /** The page over {@code stores}. FX thread. */
    static StartParts assemble(Stores stores, Around around) {
        Context context = around.context();
        Messages messages = context.messages();
        Executor fx = context.fx();
        Windows windows = around.windows();
        Consumer<Text> notices = text -> windows.toasts().show(messages.get(text));
        PasswordShelf shelf = new PasswordShelf(stores.vault(), windows.passwords(), notices, fx);
        PasswordDesk desk = new PasswordDesk(
                stores.vault(), stores.passwords(), stores.profiles(), windows.passwords(), shelf, notices, fx);
        ProfileEditorViewModel editor =
                new ProfileEditorViewModel(stores.profiles(), stores.passwords(), shelf, windows.passwords());
        DoctorViewModel doctor = new DoctorViewModel(
                around.doctor(),
                () -> editor.attempt().map(attempt -> desk.fetch(attempt.profile(), attempt.typed())),
                editor::apply,
                fx);
        editor.changesProperty().addListener((property, before, after) -> doctor.formChanged());
        editor.subjectProperty().addListener((property, before, after) -> doctor.reset());
        StartViewModel model = new StartViewModel(
                stores.profiles(),
                new ProfileListViewModel(
                        stores.profiles(), stores.settings(), around.tabs().states(), fx),
                editor,
                around.opener(),
                windows.unsaved(),
                shelf,
                windows.recordings());
        TransferModels models =
                new TransferModels(new PassphraseBox(), stores.profiles(), shelf, context.workers(), fx);
        Transfers transfers = new Transfers(models, windows.transfers(), messages, windows.toasts());
        StartPage page = new StartPage(model, doctor, transfers, messages, windows.toasts(), context.pulse());
        return new StartParts(model, page, desk, shelf);
    }
}
