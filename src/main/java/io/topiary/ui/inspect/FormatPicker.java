package io.topiary.ui.inspect;

import io.topiary.core.payload.PayloadView;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FormatNames;
import io.topiary.ui.kit.Tips;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.controlsfx.control.PrefixSelectionComboBox;
import org.jspecify.annotations.Nullable;

/**
 * The format in which the payload is shown: what every reader knows, then the formats that fit this payload, then the others.
 * The first letters of a name go to it. FX thread.
 */
final class FormatPicker extends PrefixSelectionComboBox<String> {

    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    /** Stands for those that are typed; no format is called so. */
    private static final String TYPED = ":";

    private final PayloadViewModel model;
    private final FormatNames names;
    private final Messages messages;
    private final Runnable typing;
    private List<String> fitting = List.of();
    private boolean filling;

    /** @param typing lets the user type a format with its argument */
    FormatPicker(PayloadViewModel model, FormatNames names, Messages messages, Runnable typing) {
        this.model = model;
        this.names = names;
        this.messages = messages;
        this.typing = typing;
        setId("payloadFormat");
        Tips.name(this, messages.get("inspect.format"));
        setConverter(new Names());
        setCellFactory(list -> new FormatCell());
        setButtonCell(new GuessCell());
        fill();
        valueProperty().subscribe((before, chosen) -> {
            if (!filling && chosen != null) {
                chosen(chosen);
            }
        });
        model.formatProperty().subscribe(this::choose);
        setOnMouseEntered(event -> look());
        focusedProperty().subscribe(focused -> {
            if (focused) {
                look();
            }
        });
    }

    private void chosen(String format) {
        if (format.equals(TYPED)) {
            getSelectionModel().select(model.formatProperty().get());
            typing.run();
        } else if (!format.equals(model.formatProperty().get())) {
            model.setFormat(format);
        }
    }

    private String name(String format) {
        return format.equals(TYPED) ? messages.get("inspect.format.type") : names.name(format);
    }

    /** Which formats fit is found out before the list opens: what is under the pointer must not move. */
    private void look() {
        if (!isShowing()) {
            model.findFitting(found -> {
                fitting = found;
                if (!isShowing()) {
                    fill();
                }
            });
        }
    }

    private void fill() {
        List<String> items = new ArrayList<>(FormatNames.plain());
        items.addAll(names.others(fitting));
        String now = model.formatProperty().get();
        if (!items.contains(now)) {
            items.add(now);
        }
        items.add(TYPED);
        if (!items.equals(getItems())) {
            filling = true;
            getItems().setAll(items);
            setValue(now);
            filling = false;
        }
    }

    private void choose(String format) {
        if (!getItems().contains(format)) {
            fill();
        }
        setValue(format);
    }

    private final class Names extends StringConverter<String> {

        @Override
        public String toString(@Nullable String format) {
            return format == null ? "" : name(format);
        }

        @Override
        public String fromString(String name) {
            return name;
        }
    }

    /** A format in the list, with a line above where another group begins. */
    private final class FormatCell extends ListCell<String> {

        FormatCell() {
            getStyleClass().add("format-cell");
        }

        @Override
        protected void updateItem(@Nullable String format, boolean empty) {
            super.updateItem(format, empty);
            setText(empty || format == null ? null : name(format));
            int plain = FormatNames.plain().size();
            boolean first = getIndex() == plain
                    || (!fitting.isEmpty() && getIndex() == plain + fitting.size())
                    || TYPED.equals(format);
            pseudoClassStateChanged(FIRST, !empty && first);
        }
    }

    /** The closed box, which also tells what Auto came to. */
    private final class GuessCell extends ListCell<String> {

        GuessCell() {
            itemProperty().subscribe(this::tell);
            model.presentationProperty().subscribe(this::tell);
        }

        private void tell() {
            String format = getItem();
            String guess = messages.get(model.presentationProperty().get().guess());
            if (format == null) {
                setText("");
            } else if (!format.equals(PayloadView.AUTO) || guess.isEmpty()) {
                setText(names.name(format));
            } else {
                boolean rule = !model.ruledProperty().get().isEmpty();
                setText(messages.get(rule ? "inspect.format.rule" : "inspect.format.autoGuess", guess));
            }
        }
    }
}
