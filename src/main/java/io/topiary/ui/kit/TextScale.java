package io.topiary.ui.kit;

import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** How large the text of a scene is, for sizes that a style sheet can't give in em; 1 is the usual size. FX thread. */
public final class TextScale {

    private static final String KEY = TextScale.class.getName();

    private TextScale() {}

    /** Tells {@code listener} the scale where {@code node} is, now, when it comes into a scene, and after each change. */
    public static Subscription follow(Node node, DoubleConsumer listener) {
        return node.sceneProperty().flatMap(TextScale::of).subscribe(scale -> {
            if (scale != null) {
                listener.accept(scale.doubleValue());
            }
        });
    }

    static void set(Scene scene, double scale) {
        of(scene).set(scale);
    }

    private static DoubleProperty of(Scene scene) {
        return (DoubleProperty) scene.getProperties().computeIfAbsent(KEY, key -> new SimpleDoubleProperty(1));
    }
}
