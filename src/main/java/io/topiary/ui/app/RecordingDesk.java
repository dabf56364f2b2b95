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
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Opens recordings as files: named on the command line, chosen, or dropped on the window. FX thread. */
final class RecordingDesk {

    private static final List<String> ENDINGS = List.of(".db", ".topiary");
    /** Nothing else takes these. */
    private static final List<String> IMPORTS = List.of(".jsonl", ".pcap", ".pcapng", ".cap");
    /** What is below the pointer may know better what to do with these: profiles can be JSON, too. */
    private static final List<String> MAYBE_IMPORTS = List.of(".json", ".txt", ".log");

    private final Desktop desktop;
    private final SessionTabs tabs;
    private final Consumer<Path> imports;
    private final Messages messages;

    /** @param imports has the user import a file that is no recording of Topiary */
    RecordingDesk(Desktop desktop, SessionTabs tabs, Consumer<Path> imports) {
        this.desktop = desktop;
        this.imports = imports;
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

    /**
     * Opens recordings that are dropped on {@code scene}, and has files imported that hold messages of another kind; others are
     * left to what is below the pointer.
     */
    void acceptDrops(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, event -> accept(event, takesFirst(event)));
        scene.addEventFilter(DragEvent.DRAG_DROPPED, event -> take(event, takesFirst(event)));
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> accept(event, takesLast(event)));
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> take(event, takesLast(event)));
    }

    private static void accept(DragEvent event, boolean taken) {
        if (taken) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void take(DragEvent event, boolean taken) {
        if (!taken) {
            return;
        }
        List<Path> files = files(event);
        List<Path> recordings =
                files.stream().filter(RecordingDesk::isRecording).toList();
        event.setDropCompleted(true);
        event.consume();
        recordings.forEach(this::open);
        if (recordings.isEmpty()) {
            Path first = files.stream()
                    .filter(file -> endsWith(file, IMPORTS))
                    .findFirst()
                    .orElseGet(files::getFirst);
            // its dialog waits for the user, and dropping must have ended before
            desktop.context().fx().execute(() -> imports.accept(first));
        }
    }

    private static boolean takesFirst(DragEvent event) {
        return files(event).stream().anyMatch(file -> isRecording(file) || endsWith(file, IMPORTS));
    }

    private static boolean takesLast(DragEvent event) {
        List<Path> files = files(event);
        return !files.isEmpty() && endsWith(files.getFirst(), MAYBE_IMPORTS);
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().getFiles().stream().map(File::toPath).toList();
    }

    static boolean isRecording(Path file) {
        return endsWith(file, ENDINGS);
    }

    private static boolean endsWith(Path file, List<String> endings) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }

    private void refuse(Path file, String words) {
        Choice close = new Choice(messages.get("app.close"), ButtonData.CANCEL_CLOSE);
        var _ = desktop.dialogs()
                .ask(desktop.stage(), messages.get("app.recording.failed", file.getFileName()), words, close);
    }
}
