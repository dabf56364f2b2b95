package io.topiary.ui.inspect.hex;

import io.topiary.core.payload.ByteText;
import io.topiary.core.payload.ByteValues;
import io.topiary.core.payload.HexRows;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A hex dump, and below it what the selected bytes are as numbers. FX thread. */
public final class HexPane extends VBox {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination GO_TO = new KeyCodeCombination(KeyCode.G, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final int MOST_COPIED = 4_000_000;
    private static final int HEX = 16;
    /** The types of up to four bytes, floats excepted, come first. */
    private static final int SHORT_TYPES = 6;

    private final Messages messages;
    private final Amounts amounts;
    private final HexView view = new HexView(this::selected);
    private final ContextMenu menu = new ContextMenu();
    private final TextField goTo = new TextField();
    private final Label place = new Label();
    private final Label little = new Label();
    private final Label big = new Label();

    /** An empty dump. */
    public HexPane(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        getStyleClass().add("hex-pane");
        view.setId("hexView");
        view.setAccessibleText(messages.get("hex.view"));
        setVgrow(view, Priority.ALWAYS);
        getChildren().addAll(view, strip());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        for (ByteText form : ByteText.values()) {
            MenuItem item = new MenuItem(messages.get("hex.copy." + form.name().toLowerCase(Locale.ROOT)));
            item.setId("copyBytes" + form.name());
            item.setOnAction(event -> copy(form));
            menu.getItems().add(item);
        }
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.getItems().forEach(item -> item.setDisable(view.selection().isEmpty()));
            menu.show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private VBox strip() {
        goTo.setId("hexGoTo");
        goTo.setPromptText(messages.get("hex.goTo"));
        goTo.setAccessibleText(messages.get("hex.goTo"));
        goTo.setPrefColumnCount(10);
        goTo.setMinWidth(USE_PREF_SIZE);
        goTo.setOnAction(event -> goTo());
        goTo.textProperty().subscribe(text -> goTo.pseudoClassStateChanged(WRONG, false));
        place.setId("hexPlace");
        place.setMinWidth(0);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        HBox above = new HBox(place, goTo);
        above.getStyleClass().add("hex-strip-row");
        little.setId("hexLittle");
        big.setId("hexBig");
        for (Label values : new Label[] {little, big}) {
            values.getStyleClass().addAll(Style.SMALL, "hex-values");
            values.setMinWidth(0);
            values.managedProperty().bind(values.textProperty().isNotEmpty());
        }
        VBox strip = new VBox(above, little, big);
        strip.getStyleClass().add("hex-strip");
        return strip;
    }

    /** Shows {@code rows}; with {@code newer}, scroll position and selection stay where they are if they can. */
    public void show(HexRows rows, boolean newer) {
        view.show(rows, newer);
    }

    /** Selects the bytes from {@code from} to {@code to} (exclusive) and shows them. */
    public void select(long from, long to) {
        view.select(from, to);
    }

    @Override
    public void requestFocus() {
        view.requestFocus();
    }

    private void selected() {
        HexSelection selection = view.selection();
        if (selection.isEmpty()) {
            place.setText(messages.get("hex.size", amounts.number(view.bytes().length)));
            little.setText("");
            big.setText("");
            return;
        }
        int from = selection.from();
        place.setText(messages.get(
                "hex.place", String.format(Locale.ROOT, "0x%X", from), amounts.number(from), selection.to() - from));
        little.setText(values("hex.little", from, ByteOrder.LITTLE_ENDIAN));
        big.setText(values("hex.big", from, ByteOrder.BIG_ENDIAN));
    }

    /** On two lines: eight bytes make long numbers. */
    private String values(String key, int from, ByteOrder order) {
        List<ByteValues.Reading> readings = ByteValues.at(view.bytes(), from, order);
        int first = Math.min(SHORT_TYPES, readings.size());
        return messages.get(key, line(readings.subList(0, first)), line(readings.subList(first, readings.size())));
    }

    private static String line(List<ByteValues.Reading> readings) {
        return readings.stream()
                .map(reading -> reading.type() + " " + reading.value())
                .collect(Collectors.joining("   "));
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy(ByteText.SPACED_HEX);
        } else if (ALL.match(event)) {
            view.select(0, view.bytes().length);
        } else if (GO_TO.match(event)) {
            goTo.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    private void copy(ByteText form) {
        HexSelection selection = view.selection();
        int length = selection.to() - selection.from();
        if (length == 0) {
            return;
        }
        if (length > MOST_COPIED) {
            place.setText(messages.get("hex.copyTooLarge", amounts.bytes(length), amounts.bytes(MOST_COPIED)));
            return;
        }
        ClipboardContent clip = new ClipboardContent();
        clip.putString(form.of(Arrays.copyOfRange(view.bytes(), selection.from(), selection.to())));
        Clipboard.getSystemClipboard().setContent(clip);
    }

    private void goTo() {
        OptionalLong offset = offset(goTo.getText().strip());
        boolean there = offset.isPresent() && offset.getAsLong() >= 0 && offset.getAsLong() < view.bytes().length;
        goTo.pseudoClassStateChanged(WRONG, !there);
        if (there) {
            view.select(offset.getAsLong(), offset.getAsLong() + 1);
            view.requestFocus();
        }
    }

    /** Decimal, or hex behind {@code 0x}; negative ones count from the end. */
    private OptionalLong offset(String typed) {
        boolean negative = typed.startsWith("-");
        String number = negative ? typed.substring(1) : typed;
        boolean hex = number.startsWith("0x") || number.startsWith("0X");
        try {
            long value = hex ? Long.parseLong(number.substring(2), HEX) : Long.parseLong(number);
            return OptionalLong.of(negative ? view.bytes().length - value : value);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
