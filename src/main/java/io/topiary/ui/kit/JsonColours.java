package io.topiary.ui.kit;

import io.topiary.core.payload.JsonTokens;
import java.util.Locale;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/** Gives the tokens of JSON style classes; the style sheet says which colours those are. FX thread. */
final class JsonColours implements SyntaxDecorator {

    private final LinesContent content;

    JsonColours(LinesContent content) {
        this.content = content;
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
            paragraph.addWithStyleNames(row.mark(), "folded");
            add(paragraph, row.tail(), false);
        }
        return paragraph.build();
    }

    private void add(RichParagraph.Builder paragraph, String text, boolean insideString) {
        if (!content.lines().isJson()) {
            paragraph.addWithStyleNames(text, "plain");
            return;
        }
        for (JsonTokens.Token token : JsonTokens.of(text, insideString)) {
            String style = "json-" + token.kind().name().toLowerCase(Locale.ROOT);
            paragraph.addWithStyleNames(text.substring(token.from(), token.to()), style);
        }
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int added, int bottom) {
        // every line is coloured by itself
    }
}
