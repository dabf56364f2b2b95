package io.topiary.ui.app;

import io.topiary.core.message.Message;
import io.topiary.ui.inspect.InspectorViewModel;
import io.topiary.ui.inspect.diff.DiffViewModel.Against;
import io.topiary.ui.inspect.history.RowActions;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Does what the history of a topic offers, on the other pages of the inspector. FX thread. */
final class HistoryDesk implements RowActions {

    private final InspectionPane pane;

    HistoryDesk(InspectionPane pane) {
        this.pane = pane;
    }

    private InspectorViewModel inspected() {
        return pane.inspected();
    }

    @Override
    public void copyPayload() {
        inspected().copyPayload(text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    @Override
    public void savePayload(Path file) {
        inspected().savePayload(file);
    }

    @Override
    public String proposeFileName() {
        return inspected().proposeFileName();
    }

    @Override
    public void mark(Message message) {
        pane.mark(message);
    }

    @Override
    public boolean hasMarked() {
        return pane.hasMarked();
    }

    @Override
    public void compare(Message before, Message after) {
        pane.mark(before);
        pane.showMessage(after);
        pane.compareInspected(Against.MARKED);
    }

    @Override
    public void compareWithPrevious() {
        pane.compareInspected(Against.PREVIOUS);
    }

    @Override
    public void compareWithMarked() {
        pane.compareInspected(Against.MARKED);
    }

    @Override
    public void backToLive() {
        inspected().backToLive();
    }
}
