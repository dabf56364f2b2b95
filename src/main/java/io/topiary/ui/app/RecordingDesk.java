package io.topiary.ui.app;

import io.topiary.core.history.RecordingException;
import io.topiary.core.session.RecordedSession;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Dialogs.Choice;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Opens recordings as files: named on the command line, chosen, or dropped on the window. FX thread. */
final class RecordingDesk {

    private static final List<String> ENDINGS = List.of(".db", ".topiary");

    private final Desktop desktop;
    private final SessionTabs tabs;
    private final Messages messages;

    RecordingDesk(Desktop desktop, SessionTabs tabs) {
        this.desktop = desktop;
        this.tabs = tabs;
        this.messages = desktop.context().messages();
    }

    /** Opens {@code file} in a tab of its own; says why if that is not possible. */
    void open(Path file) {
        Context context = desktop.context();
        context.workers().execute(() -> {
            try {
                RecordedSession opened = RecordedSession.file(file);
                context.fx().execute(() -> tabs.openFile(opened));
            } catch (RecordingException e) {
                context.fx().execute(() -> refuse(file, messages.get(e.text())));
            }
        });
    }

    /** Asks for a file and opens it. */
    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("app.recording.open"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("app.recording.kind"), "*.db", "*.topiary"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        Optional.ofNullable(chooser.showOpenDialog(desktop.stage()))
                .map(File::toPath)
                .ifPresent(this::open);
    }

    /** Opens recordings that are dropped on {@code scene}; other files are left to what is below the pointer. */
    void acceptDrops(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (!recordings(event).isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            List<Path> dropped = recordings(event);
            if (!dropped.isEmpty()) {
                dropped.forEach(this::open);
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private static List<Path> recordings(DragEvent event) {
        return event.getDragboard().getFiles().stream()
                .map(File::toPath)
                .filter(RecordingDesk::isRecording)
                .toList();
    }

    static boolean isRecording(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private void refuse(Path file, String words) {
        Choice close = new Choice(messages.get("app.close"), ButtonData.CANCEL_CLOSE);
        var _ = desktop.dialogs()
                .ask(desktop.stage(), messages.get("app.recording.failed", file.getFileName()), words, close);
    }
}
