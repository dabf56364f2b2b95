package io.topiary.ui.kit;

import io.topiary.core.payload.FoldRegions;
import io.topiary.core.payload.LineFolds;
import io.topiary.ui.kit.CodeView.Place;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;

/**
 * Folds the text of a {@link CodeView}: by its gutter, by a click on what stands for folded lines, by keys and by whoever
 * calls. {@code +} and {@code -} unfold and fold at the caret, {@code *} and {@code /} everything, a digit shows so many
 * levels. FX thread.
 */
public final class CodeFolding {

    private final CodeArea area;
    private final Runnable changed;
    private @Nullable LinesModel model;

    /** @param changed told when something else is folded than before */
    CodeFolding(CodeArea area, Runnable changed) {
        this.area = area;
        this.changed = changed;
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    void show(LinesModel newModel) {
        model = newModel;
    }

    /** Whether there is anything to fold. */
    public boolean isPossible() {
        return model != null && model.content().folds().regions().size() > 0;
    }

    /** Folds everything; the only region that is around all others stays open. */
    public void foldAll() {
        change(LineFolds::foldAll);
    }

    /** Unfolds everything. */
    public void unfoldAll() {
        change(LineFolds::unfoldAll);
    }

    /** Unfolds the {@code levels} outermost levels and folds all others. */
    public void openTo(int levels) {
        change(folds -> folds.openTo(levels));
    }

    /** Folds the innermost region around the caret that is open, or unfolds the one that the caret is at. */
    public void setFolded(boolean folded) {
        LinesModel current = model;
        TextPos caret = area.getCaretPosition();
        if (current == null || caret == null) {
            return;
        }
        LineFolds folds = current.content().folds();
        int line = folds.line(Math.min(caret.index(), folds.rows() - 1));
        FoldRegions regions = folds.regions();
        int region = folded ? regions.around(line) : regions.at(line);
        while (folded && region >= 0 && folds.isFolded(region)) {
            region = regions.parent(region);
        }
        if (region >= 0) {
            int found = region;
            change(changed -> changed.set(found, folded));
        }
    }

    /** Folds or unfolds {@code region}, which somebody clicked: what is in sight stays where it is. */
    void toggle(int region) {
        LinesModel current = model;
        if (current == null) {
            return;
        }
        LinesContent content = current.content();
        int row = content.folds().row(content.folds().regions().header(region));
        SelectionSegment selection = area.getSelection();
        if (selection != null && selection.getMax().index() > row) {
            // following it to another row would scroll there
            area.select(TextPos.ofLeading(row, 0));
        }
        change(folds -> folds.set(region, !folds.isFolded(region)));
    }

    /** Unfolds what hides {@code place}. */
    void reveal(Place place) {
        LinesModel current = model;
        if (current != null) {
            int line = place.line();
            LineFolds folds = current.content().folds();
            if (folds.line(folds.row(line)) != line) {
                change(changed -> changed.reveal(line));
            }
        }
    }

    /** Changes what is folded, with caret and selection at the same places of the text as before. */
    private void change(Consumer<LineFolds> change) {
        LinesModel current = model;
        if (current == null) {
            return;
        }
        LinesContent content = current.content();
        SelectionSegment selection = area.getSelection();
        Optional<Place> anchor = Optional.ofNullable(selection).flatMap(all -> content.place(all.getAnchor()));
        Optional<Place> caret = Optional.ofNullable(selection).flatMap(all -> content.place(all.getCaret()));
        current.change(() -> change.accept(content.folds()));
        changed.run();
        if (anchor.isPresent() && caret.isPresent()) {
            area.select(content.position(anchor.get()), content.position(caret.get()));
        }
    }

    private void typed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
        if (!plain || !isPossible() || area.isEditable()) {
            return;
        }
        String typed = event.getCharacter();
        switch (typed) {
            case "+" -> setFolded(false);
            case "-" -> setFolded(true);
            case "*" -> unfoldAll();
            case "/" -> foldAll();
            case "1", "2", "3", "4", "5", "6", "7", "8", "9" -> openTo(Integer.parseInt(typed));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        LinesModel current = model;
        TextPos at = area.getTextPosition(event.getScreenX(), event.getScreenY());
        if (current == null || at == null || event.getClickCount() != 1 || !event.isStillSincePress()) {
            return;
        }
        LinesContent content = current.content();
        if (at.index() < content.size()) {
            LinesContent.Row row = content.row(at.index());
            int head = row.head().shown().length();
            boolean mark = row.isFolded() && at.offset() > head && at.offset() < row.markEnd();
            int region = content.folds().foldedAt(at.index());
            if (mark && region >= 0) {
                toggle(region);
            }
        }
    }
}
