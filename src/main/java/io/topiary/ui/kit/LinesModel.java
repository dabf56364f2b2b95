package io.topiary.ui.kit;

import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;

/** What a text control shows of {@link LinesContent}; tells it of changes in a way that leaves it where it is. FX thread. */
final class LinesModel extends CodeTextModel {

    private final LinesContent content;

    LinesModel(LinesContent content, TextColours colours) {
        super(content);
        this.content = content;
        setDecorator(new JsonColours(content, colours));
    }

    LinesContent content() {
        return content;
    }

    /** Runs {@code change} of the content and tells the control. */
    void change(Runnable change) {
        int before = content.size();
        int lastLength = content.getText(before - 1).length();
        change.run();
        int after = content.size();
        // Only lines at the end come or go as far as the control knows, and all others change their looks: told that
        // the text changed, it would give up the selection and scroll to the top.
        if (after > before) {
            TextPos end = TextPos.ofLeading(before - 1, lastLength);
            int added = content.getText(after - 1).length();
            fireChangeEvent(end, end, 0, after - before, added);
        } else if (after < before) {
            TextPos start =
                    TextPos.ofLeading(after - 1, content.getText(after - 1).length());
            fireChangeEvent(start, TextPos.ofLeading(before - 1, lastLength), 0, 0, 0);
        }
        restyle();
    }

    /** The looks of the text may have changed, not the text. */
    void restyle() {
        fireStyleChangeEvent(TextPos.ZERO, getDocumentEnd());
    }
}
