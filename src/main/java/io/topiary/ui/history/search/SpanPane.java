package io.topiary.ui.history.search;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Tips;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Where the time is chosen. FX thread. */
final class SpanPane extends HBox {

    private static final int TIME_COLUMNS = 12;

    private final Messages messages;

    SpanPane(SpanInput input, Messages messages) {
        this.messages = messages;
        getStyleClass().add("search-span");
        setAlignment(Pos.CENTER_LEFT);
        ComboBox<SearchSpan> choice = new ComboBox<>();
        choice.setId("searchSpan");
        Tips.name(choice, messages.get("search.span"));
        choice.getItems().setAll(SearchSpan.values());
        choice.setConverter(new Words());
        choice.valueProperty().bindBidirectional(input.spanProperty());
        choice.setMinWidth(USE_PREF_SIZE);
        ObservableValue<Boolean> between = input.spanProperty().isEqualTo(SearchSpan.BETWEEN);
        getChildren()
                .addAll(
                        choice,
                        time("searchFrom", "search.span.from", input.fromProperty(), between),
                        time("searchTo", "search.span.to", input.toProperty(), between));
    }

    private Node time(String id, String key, StringProperty typed, ObservableValue<Boolean> shown) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(TIME_COLUMNS);
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        field.setPromptText(messages.get(key));
        field.setAccessibleText(messages.get(key));
        Tips.explain(field, messages.get("search.span.tip"));
        field.textProperty().bindBidirectional(typed);
        field.visibleProperty().bind(shown);
        field.managedProperty().bind(shown);
        return field;
    }

    private final class Words extends StringConverter<SearchSpan> {

        @Override
        public String toString(@Nullable SearchSpan span) {
            return span == null ? "" : messages.get("search.span." + span.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public SearchSpan fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed");
        }
    }
}
