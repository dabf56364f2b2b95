package io.topiary.ui.app;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.ui.history.files.ExportRecordingViewModel;
import io.topiary.ui.history.files.ExportRecordingViewModel.Start;
import io.topiary.ui.history.files.ImportRecordingViewModel;
import io.topiary.ui.history.files.RecordingWindows;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports a part of a recording, and imports what other programs kept. FX thread. */
final class TransferDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TransferDesk.class);
    private static final int LONGEST_NAME = 200;
    private static final long LAST_MILLIS = 1_000;

    private final Desktop desktop;
    private final Messages messages;
    private final Supplier<Optional<Start>> inFront;
    private final Consumer<Path> open;
    private final Errands errands = new Errands("topiary-transfer");
    private final RecordingWindows windows;
    private @Nullable Runnable underWay;

    /**
     * Nothing shown yet.
     *
     * @param inFront the recording of the tab in front, with what is chosen there; empty if it has none
     * @param open opens a recording
     */
    TransferDesk(Desktop desktop, Supplier<Optional<Start>> inFront, Consumer<Path> open) {
        this.desktop = desktop;
        this.messages = desktop.context().messages();
        this.inFront = inFront;
        this.open = open;
        this.windows = new RecordingWindows(desktop.appearance(), desktop.stage(), messages);
    }

    /** What can be done with recordings, for the corner of the window. */
    MenuButton menu() {
        MenuItem export = item("exportRecordingItem", "files.menu.export", this::export);
        MenuItem imports = item("importRecordingItem", "files.menu.import", () -> importFile(null));
        MenuButton menu = new MenuButton(null, Icons.of("fth-database"), export, imports);
        menu.setId("recordingsMenu");
        menu.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, "no-arrow", "recordings-menu");
        Tips.name(menu, messages.get("files.menu"));
        menu.setOnShowing(event -> {
            boolean none = inFront.get().isEmpty();
            export.setDisable(none);
            export.setText(messages.get(none ? "files.menu.noRecording" : "files.menu.export"));
        });
        return menu;
    }

    /** Has the user export the recording in front; does nothing if there is none. */
    void export() {
        inFront.get().ifPresent(this::export);
    }

    /** Has the user export {@code start}. */
    void export(Start start) {
        Context context = desktop.context();
        ExportRecordingViewModel model =
                new ExportRecordingViewModel(start, errands, context.pulse(), context.fx(), messages);
        underWay = model::close;
        windows.export(model, this::showFolder);
        underWay = null;
    }

    /** Has the user import {@code file}, or one of their choice if it is null. */
    void importFile(@Nullable Path file) {
        Context context = desktop.context();
        ImportRecordingViewModel model = new ImportRecordingViewModel(errands, context.pulse(), context.fx(), messages);
        if (file != null) {
            model.choose(file);
        }
        underWay = model::close;
        windows.importFile(model, open);
        underWay = null;
    }

    /** Ends what is under way, which takes with it what it has written so far; waits for that, a second at most. */
    void close() {
        Runnable now = underWay;
        if (now == null) {
            return;
        }
        now.run();
        try {
            if (!errands.awaitEnd(LAST_MILLIS)) {
                LOG.warn("an export or import did not end in time: a temporary file may be left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void showFolder(Path file) {
        try {
            FolderWindow.show(file);
        } catch (IOException e) {
            desktop.toasts().show(messages.get("files.show.failed", Escapes.visible(file.toString(), LONGEST_NAME)));
        }
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
