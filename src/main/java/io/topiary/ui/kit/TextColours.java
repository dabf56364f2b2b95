package io.topiary.ui.kit;

import io.topiary.core.payload.JsonTokens;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/**
 * The colours that the style sheet has for pieces of a text, each looked up once by a piece that nobody sees. Given their
 * style classes, the control would look them up for each piece that it lays out, which took it longer than all the rest.
 * FX thread.
 */
final class TextColours extends Pane {

    private static final String PLAIN = "plain";
    private static final String FOLDED = "folded";

    private final Map<String, StyleAttributeMap> looks = new HashMap<>();

    /** @param changed called after each change of a colour, such as with another theme */
    TextColours(Runnable changed) {
        setManaged(false);
        setVisible(false);
        sample(PLAIN, changed);
        sample(FOLDED, changed);
        for (JsonTokens.Kind kind : JsonTokens.Kind.values()) {
            sample(styleClass(kind), changed);
        }
    }

    private void sample(String styleClass, Runnable changed) {
        Text sample = new Text();
        sample.getStyleClass().add(styleClass);
        looks.put(styleClass, look(sample.getFill()));
        sample.fillProperty().subscribe((before, now) -> {
            looks.put(styleClass, look(now));
            changed.run();
        });
        getChildren().add(sample);
    }

    private static StyleAttributeMap look(Paint fill) {
        return fill instanceof Color colour
                ? StyleAttributeMap.builder().setTextColor(colour).build()
                : StyleAttributeMap.EMPTY;
    }

    private static String styleClass(JsonTokens.Kind kind) {
        return "json-" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** Of what is no JSON. */
    StyleAttributeMap plain() {
        return look(PLAIN);
    }

    /** Of the mark that stands for what is folded away. */
    StyleAttributeMap folded() {
        return look(FOLDED);
    }

    /** Of a token of JSON. */
    StyleAttributeMap of(JsonTokens.Kind kind) {
        return look(styleClass(kind));
    }

    private StyleAttributeMap look(String styleClass) {
        return Objects.requireNonNull(looks.get(styleClass));
    }
}
