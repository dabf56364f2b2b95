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
        String text = content.getText(index);
        if (!content.lines().isJson()) {
            return paragraph.addWithStyleNames(text, "plain").build();
        }
        for (JsonTokens.Token token : JsonTokens.of(text, content.lines().beginsInString(index))) {
            String style = "json-" + token.kind().name().toLowerCase(Locale.ROOT);
            paragraph.addWithStyleNames(text.substring(token.from(), token.to()), style);
        }
        return paragraph.build();
    }

    @Override
    public void handleChange(CodeTextModel model, TextPos start, TextPos end, int top, int added, int bottom) {
        // every line is coloured by itself
    }
}
