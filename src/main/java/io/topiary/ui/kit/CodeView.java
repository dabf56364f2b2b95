package io.topiary.ui.kit;

import io.topiary.core.payload.TextLines;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.LineEnding;
import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import org.jspecify.annotations.Nullable;

/**
 * Monospaced text, to read or to edit, with a few lines or millions.
 *
 * <p>The only class, with its neighbours {@link LinesContent}, {@link JsonColours} and {@link LineGutter}, that knows the
 * text control, which is an incubator module of JavaFX and may change. FX thread.
 */
public final class CodeView extends StackPane {

    private static final double TIP_MILLIS = 300;

    private final CodeArea area;
    private final Label themeProbe = new Label();
    private @Nullable LinesContent content;
    private @Nullable CodeTextModel model;
    private boolean numbered = true;

    private CodeView(CodeArea area) {
        this.area = area;
        getStyleClass().add("code-view");
        area.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        area.setTabSize(4);
        area.setWrapText(true);
        themeProbe.getStyleClass().add("theme-probe");
        themeProbe.setManaged(false);
        themeProbe.setVisible(false);
        // the control looks up the colours of its text only once
        themeProbe.textFillProperty().subscribe((before, now) -> restyle());
        getChildren().addAll(themeProbe, area);
    }

    private void restyle() {
        if (model != null) {
            model.fireStyleChangeEvent(TextPos.ZERO, model.getDocumentEnd());
        }
    }

    /** A view that shows what {@link #show} gives it. */
    public static CodeView viewer() {
        CodeView view = new CodeView(new CodeArea());
        view.area.setEditable(false);
        view.area.getInputMap().registerFunction(RichTextArea.Tag.COPY, view::copySelection);
        return view;
    }

    /**
     * A view to write in.
     *
     * @param edited called after each change of the text
     */
    public static CodeView editor(Runnable edited) {
        CodeView view = new CodeView(new CodeArea());
        view.area.setLineEnding(LineEnding.LF);
        view.area.getModel().addListener(change -> {
            if (change.isEdit()) {
                edited.run();
            }
        });
        return view;
    }

    /** Where the name for screen readers and the focus belong. */
    public void describe(String accessibleText) {
        area.setAccessibleText(accessibleText);
    }

    /** Whether long lines are wrapped. */
    public void setWrap(boolean wrap) {
        area.setWrapText(wrap);
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    /** What was written, with line feeds between lines. */
    public String text() {
        return area.getText();
    }

    /** Replaces what was written; {@code edited} is told. */
    public void setText(String text) {
        area.setText(text);
    }

    /** Shows {@code lines} from the top. */
    public void show(TextLines lines) {
        LinesContent newContent = new LinesContent(lines);
        CodeTextModel newModel = new CodeTextModel(newContent);
        newModel.setDecorator(new JsonColours(newContent));
        content = newContent;
        model = newModel;
        area.setLeftDecorator(numbered ? new LineGutter(newContent) : null);
        area.setModel(newModel);
    }

    /** Shows {@code lines} as a newer state of what is shown: scroll position and selection stay where they are. */
    public void update(TextLines lines) {
        LinesContent current = content;
        CodeTextModel currentModel = model;
        if (current == null || currentModel == null) {
            show(lines);
            return;
        }
        int before = current.size();
        int lastLength = current.getText(before - 1).length();
        current.replace(lines);
        int after = current.size();
        // Only lines at the end come or go as far as the control knows, and all others change their looks: told that
        // the text changed, it would give up the selection and scroll to the top.
        if (after > before) {
            TextPos end = TextPos.ofLeading(before - 1, lastLength);
            int added = current.getText(after - 1).length();
            currentModel.fireChangeEvent(end, end, 0, after - before, added);
        } else if (after < before) {
            TextPos start =
                    TextPos.ofLeading(after - 1, current.getText(after - 1).length());
            currentModel.fireChangeEvent(start, TextPos.ofLeading(before - 1, lastLength), 0, 0, 0);
        }
        currentModel.fireStyleChangeEvent(TextPos.ZERO, currentModel.getDocumentEnd());
        keepSelectionInside(currentModel);
    }

    private void keepSelectionInside(CodeTextModel currentModel) {
        SelectionSegment selection = area.getSelection();
        if (selection == null) {
            return;
        }
        TextPos anchor = currentModel.clamp(selection.getAnchor());
        TextPos caret = currentModel.clamp(selection.getCaret());
        if (!anchor.equals(selection.getAnchor()) || !caret.equals(selection.getCaret())) {
            area.select(anchor, caret);
        }
    }

    /**
     * A place in the text shown.
     *
     * @param line display line, from 0
     * @param column characters into its source
     */
    public record Place(int line, int column) {}

    /** Tells {@code listener} where the caret is whenever it moves. */
    public void onCaret(Consumer<Place> listener) {
        area.caretPositionProperty()
                .addListener((property, before, now) -> place(now).ifPresent(listener));
    }

    /** Shows what {@code words} says about the place under the pointer while it rests there; nothing where that is empty. */
    public void explain(Function<Place, String> words) {
        Tooltip tip = new Tooltip();
        tip.setShowDelay(Duration.millis(TIP_MILLIS));
        area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            String now = place(area.getTextPosition(event.getScreenX(), event.getScreenY()))
                    .map(words)
                    .orElse("");
            if (!now.equals(tip.getText())) {
                Tooltip.uninstall(area, tip);
                tip.hide();
                tip.setText(now);
                if (!now.isEmpty()) {
                    Tooltip.install(area, tip);
                }
            }
        });
    }

    /** Where the caret would be if somebody clicked at this place of the screen; empty if there is no text. */
    public Optional<Place> placeAt(double screenX, double screenY) {
        return place(area.getTextPosition(screenX, screenY));
    }

    private Optional<Place> place(@Nullable TextPos position) {
        LinesContent current = content;
        if (position == null || current == null || position.index() >= current.size()) {
            return Optional.empty();
        }
        int line = position.index();
        return Optional.of(new Place(line, current.line(line).sourceColumn(position.offset())));
    }

    /** Selects from {@code from} to {@code to} and shows it. */
    public void select(Place from, Place to) {
        LinesContent current = content;
        if (current != null && to.line() < current.size()) {
            area.select(position(current, from), position(current, to));
        }
    }

    private static TextPos position(LinesContent content, Place place) {
        return TextPos.ofLeading(place.line(), content.line(place.line()).shownColumn(place.column()));
    }

    /** Whether the lines are numbered. */
    public void setNumbers(boolean shown) {
        numbered = shown;
        LinesContent current = content;
        area.setLeftDecorator(current != null && shown ? new LineGutter(current) : null);
    }

    /** The menu for a click with the secondary button, in place of the control's own. */
    public void setMenu(ContextMenu menu) {
        area.setContextMenu(menu);
        // what the menu is about is what was clicked
        area.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            TextPos clicked = area.getTextPosition(event.getScreenX(), event.getScreenY());
            SelectionSegment selection = area.getSelection();
            boolean selected = selection != null && !selection.isCollapsed();
            if (!event.isKeyboardTrigger() && clicked != null && !selected) {
                area.select(clicked);
            }
        });
    }

    /** The selected text as it was sent: without the escapes and line breaks that are only for show. */
    public String selectedText() {
        SelectionSegment selection = area.getSelection();
        LinesContent current = content;
        if (selection == null || current == null || selection.isCollapsed()) {
            return "";
        }
        TextPos from = selection.getMin();
        TextPos to = selection.getMax();
        return current.lines()
                .slice(
                        from.index(),
                        current.line(from.index()).sourceColumn(from.offset()),
                        to.index(),
                        current.line(to.index()).sourceColumn(to.offset()));
    }

    /** Copies the selected text as it was sent. */
    public void copySelection() {
        String text = selectedText();
        if (!text.isEmpty()) {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(text);
            Clipboard.getSystemClipboard().setContent(clip);
        }
    }
}
