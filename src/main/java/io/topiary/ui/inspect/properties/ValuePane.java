package io.topiary.ui.inspect.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.TextLines;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CodeView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One value as a whole, where a line of a table is too short for it. FX thread. */
final class ValuePane extends StackPane {

    /** Shorter values are seen in the table. */
    private static final int SHORT = 60;

    private final CodeView code = CodeView.viewer();
    private String shown = "";

    ValuePane(Messages messages) {
        getStyleClass().add("property-value");
        setId("propertyValue");
        code.describe(messages.get("property.value"));
        getChildren().add(code);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows the value of {@code row} if it is long. */
    void show(@Nullable PropertyRow row) {
        String value = row == null ? "" : row.value();
        boolean isLong = value.length() > SHORT || value.indexOf('\n') >= 0;
        setVisible(isLong);
        if (isLong && !value.equals(shown)) {
            shown = value;
            code.show(TextLines.of(value.getBytes(UTF_8), Integer.MAX_VALUE, false));
        }
    }
}
