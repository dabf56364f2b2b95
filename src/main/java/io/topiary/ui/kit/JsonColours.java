package io.topiary.ui.kit;

import io.topiary.core.payload.JsonTokens;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/** Gives the tokens of JSON their colours. FX thread. */
final class JsonColours implements SyntaxDecorator {

    private final LinesContent content;
    private final TextColours colours;

    JsonColours(LinesContent content, TextColours colours) {
        this.content = content;
        this.colours = colours;
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
        RichParagraph.Builder paragraph = RichParagraph.builder();
        LinesContent.Row row = content.row(index);
        add(
                paragraph,
                row.head().shown(),
                content.lines().beginsInString(content.folds().line(index)));
        if (row.isFolded()) {
            paragraph.addSegment(row.mark(), colours.folded());
            add(paragraph, row.tail(), false);
        }
        return paragraph.build();
    }

    private void add(RichParagraph.Builder paragraph, String text, boolean insideString) {
        if (!content.lines().isJson()) {
            paragraph.addSegment(text, colours.plain());
            return;
        }
        for (JsonTokens.Token token : JsonTokens.of(text, insideString)) {
            paragraph.addSegment(text.substring(token.from(), token.to()), colours.of(token.kind()));
        }
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int added, int bottom) {
        // every line is coloured by itself
    }
}
