package io.topiary.ui.kit;

import io.topiary.core.payload.FoldRegions;
import io.topiary.core.payload.TextLines;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.ContextMenu;
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
import org.jspecify.annotations.Nullable;

/**
 * Monospaced text, to read or to edit, with a few lines or millions.
 *
 * <p>The only class, with its neighbours {@link LinesContent}, {@link LinesModel}, {@link JsonColours},
 * {@link TextColours}, {@link LineGutter} and {@link CodeFolding}, that knows the text control, which is an incubator
 * module of JavaFX and may change. FX thread.
 */
public final class CodeView extends StackPane {

    private static final double TIP_MILLIS = 300;

    private final CodeArea area;
    private final TextColours colours = new TextColours(this::restyle);
    private final CodeFolding folding;
    private @Nullable LinesModel model;
    private boolean numbered = true;

    private CodeView(CodeArea area) {
        this.area = area;
        this.folding = new CodeFolding(area, this::decorate);
        getStyleClass().add("code-view");
        area.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        area.setTabSize(4);
        area.setWrapText(true);
        getChildren().addAll(colours, area);
    }

    private void restyle() {
        if (model != null) {
            model.restyle();
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

    /** Shows {@code lines} from the top, of which nothing can be folded. */
    public void show(TextLines lines) {
        show(lines, FoldRegions.none());
    }

    /** Shows {@code lines} from the top, nothing folded of {@code regions}. */
    public void show(TextLines lines, FoldRegions regions) {
        LinesModel newModel = new LinesModel(new LinesContent(lines, regions), colours);
        model = newModel;
        folding.show(newModel);
        decorate();
        // the control lays out all of a new model at once, throws that away, and does it again in the next pulse
        newModel.content().whileBlank(() -> area.setModel(newModel));
    }

    /**
     * Shows {@code lines} as a newer state of what is shown: scroll position, selection and what is folded stay as they
     * are.
     */
    public void update(TextLines lines, FoldRegions regions) {
        LinesModel current = model;
        if (current == null) {
            show(lines, regions);
            return;
        }
        boolean alike = regions.isLike(current.content().folds().regions());
        current.change(() -> current.content().replace(lines, regions));
        if (!alike) {
            decorate();
        }
        keepSelectionInside(current);
    }

    /** What can be folded, and how. */
    public CodeFolding folding() {
        return folding;
    }

    /** The control keeps what it shows beside a line until it is given another gutter. */
    private void decorate() {
        LinesModel current = model;
        if (current != null) {
            LineGutter gutter = new LineGutter(current.content(), numbered, folding::toggle);
            area.setLeftDecorator(gutter.isNeeded() ? gutter : null);
        }
    }

    private void keepSelectionInside(LinesModel currentModel) {
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
     * @param line display line, from 0; folded ones count
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
        LinesModel current = model;
        return position == null || current == null
                ? Optional.empty()
                : current.content().place(position);
    }

    /** Selects from {@code from} to {@code to} and shows it, unfolded if need be. */
    public void select(Place from, Place to) {
        LinesModel current = model;
        if (current != null && to.line() < current.content().lines().size()) {
            folding.reveal(from);
            folding.reveal(to);
            area.select(current.content().position(from), current.content().position(to));
        }
    }

    /** Whether the lines are numbered. */
    public void setNumbers(boolean shown) {
        numbered = shown;
        decorate();
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

    /** The selected text as it was sent: with what is folded, without escapes and line breaks that are only for show. */
    public String selectedText() {
        SelectionSegment selection = area.getSelection();
        LinesModel current = model;
        if (selection == null || current == null || selection.isCollapsed()) {
            return "";
        }
        LinesContent content = current.content();
        return content.place(selection.getMin())
                .flatMap(from -> content.place(selection.getMax())
                        .map(to -> content.lines().slice(from.line(), from.column(), to.line(), to.column())))
                .orElse("");
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
