package io.topiary.ui.history.compare;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The line in which the two sides are chosen and compared. FX thread. */
final class SideBar extends HBox {

    private final CompareViewModel model;
    private final Messages messages;

    SideBar(CompareViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("compare-sides");
        Button swap = Icons.button("fth-repeat", messages.get("compare.swap"));
        swap.setId("compareSwap");
        swap.setOnAction(event -> model.choices().swap());
        getChildren()
                .addAll(
                        sides("compareLeft", "compare.left", model.choices().leftProperty()),
                        instant("compareLeftAt", model.choices().leftProperty()),
                        swap,
                        sides("compareRight", "compare.right", model.choices().rightProperty()),
                        instant("compareRightAt", model.choices().rightProperty()),
                        createMark('A'),
                        createMark('B'),
                        createOpen(),
                        createCompare(),
                        createCancel(),
                        createProgress(),
                        createStatus());
    }

    private Node sides(String id, String nameKey, ObjectProperty<CompareSide> chosen) {
        ComboBox<CompareSide> box = new ComboBox<>(model.choices().all());
        box.setId(id);
        box.getStyleClass().add("compare-side");
        Tips.name(box, messages.get(nameKey));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable CompareSide side) {
                return side == null ? "" : model.words().side(side);
            }

            @Override
            public CompareSide fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        box.setOnShowing(event -> model.choices().update());
        return box;
    }

    private Node instant(String id, ObjectProperty<CompareSide> chosen) {
        InstantField field = new InstantField(model, chosen, messages);
        field.setId(id);
        return field;
    }

    private Button createMark(char letter) {
        Button mark = new Button(messages.get("compare.mark", String.valueOf(letter)), Icons.of("fth-flag"));
        mark.setId("compareMark" + letter);
        Tips.explain(mark, messages.get("compare.mark.tip", String.valueOf(letter)));
        mark.setOnAction(event -> model.mark(letter));
        mark.setMinWidth(USE_PREF_SIZE);
        return mark;
    }

    private Node createOpen() {
        MenuItem left = new MenuItem(messages.get("compare.open.left"));
        left.setOnAction(event -> choose().ifPresent(file -> model.choices().offer(file, true)));
        MenuItem right = new MenuItem(messages.get("compare.open.right"));
        right.setOnAction(event -> choose().ifPresent(file -> model.choices().offer(file, false)));
        MenuButton open = new MenuButton(null, Icons.of("fth-folder"), left, right);
        open.setId("compareOpen");
        Tips.name(open, messages.get("compare.open"));
        open.setMinWidth(USE_PREF_SIZE);
        return open;
    }

    private Optional<Path> choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("compare.open"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("compare.open.kind"), "*.db", "*.topiary"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .map(File::toPath);
    }

    private Button createCompare() {
        Button compare = new Button(messages.get("compare.compare"), Icons.of("fth-refresh-cw"));
        compare.setId("compareButton");
        compare.getStyleClass().add(Style.ACCENT);
        compare.setMinWidth(USE_PREF_SIZE);
        Tips.explain(compare, messages.get("compare.compare.tip"));
        compare.setOnAction(event -> model.compare());
        compare.visibleProperty().bind(model.runningProperty().not());
        compare.managedProperty().bind(compare.visibleProperty());
        return compare;
    }

    private Button createCancel() {
        Button cancel = new Button(messages.get("app.cancel"));
        cancel.setId("compareCancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        cancel.visibleProperty().bind(model.runningProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        return cancel;
    }

    private Node createProgress() {
        ProgressBar bar = new ProgressBar();
        bar.setId("compareProgress");
        bar.progressProperty().bind(model.shareProperty());
        bar.visibleProperty().bind(model.runningProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private Node createStatus() {
        Label status = new Label();
        status.setId("compareStatus");
        status.getStyleClass().add(Style.MUTED);
        status.textProperty().bind(model.statusProperty());
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.textProperty().bind(model.statusProperty());
        status.setTooltip(whole);
        status.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(status, Priority.ALWAYS);
        return status;
    }
}
