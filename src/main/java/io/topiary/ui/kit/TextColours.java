package io.topiary.ui.kit;

import io.topiary.core.payload.JsonTokens;
import java.util.EnumMap;
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

    private final Sample plain;
    private final Sample folded;
    private final Map<JsonTokens.Kind, Sample> tokens = new EnumMap<>(JsonTokens.Kind.class);

    /** @param changed called after each change of a colour, such as with another theme */
    TextColours(Runnable changed) {
        setManaged(false);
        setVisible(false);
        plain = new Sample("plain", changed);
        folded = new Sample("folded", changed);
        for (JsonTokens.Kind kind : JsonTokens.Kind.values()) {
            tokens.put(kind, new Sample("json-" + kind.name().toLowerCase(Locale.ROOT), changed));
        }
        getChildren().addAll(plain, folded);
        getChildren().addAll(tokens.values());
    }

    private static final class Sample extends Text {

        private StyleAttributeMap look = look(getFill());

        Sample(String styleClass, Runnable changed) {
            getStyleClass().add(styleClass);
            fillProperty().subscribe((before, now) -> {
                look = look(now);
                changed.run();
            });
        }

        private static StyleAttributeMap look(Paint fill) {
            return fill instanceof Color colour
                    ? StyleAttributeMap.builder().setTextColor(colour).build()
                    : StyleAttributeMap.EMPTY;
        }
    }

    /** Of what is no JSON. */
    StyleAttributeMap plain() {
        return plain.look;
    }

    /** Of the mark that stands for what is folded away. */
    StyleAttributeMap folded() {
        return folded.look;
    }

    /** Of a token of JSON. */
    StyleAttributeMap of(JsonTokens.Kind kind) {
        return Objects.requireNonNull(tokens.get(kind)).look;
    }
}
