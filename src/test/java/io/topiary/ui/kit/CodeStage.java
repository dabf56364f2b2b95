package io.topiary.ui.kit;

import io.topiary.core.settings.Settings;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A small window with nothing but a text in it. */
final class CodeStage {

    private CodeStage() {}

    /** Shows {@code code} on {@code stage}. FX thread. @return the light look that it has */
    static Appearance show(Stage stage, CodeView code) {
        Scene scene = new Scene(new StackPane(code), 400, 300);
        // the marks have their size, and the text its colours, from the style sheet
        Appearance appearance = new Appearance(Settings.Theme.LIGHT, 1);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
        return appearance;
    }
}
