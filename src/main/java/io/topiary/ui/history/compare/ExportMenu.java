package io.topiary.ui.history.compare;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Tips;
import java.io.File;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Takes along what is listed. FX thread. */
final class ExportMenu {

    private final CompareViewModel model;
    private final Messages messages;
    private final MenuButton button;

    ExportMenu(CompareViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        MenuItem copy = new MenuItem(messages.get("compare.export.copy"));
        copy.setOnAction(event -> model.listed()
                .ifPresent(text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text))));
        MenuItem lines = new MenuItem(messages.get("compare.export.json"));
        lines.setOnAction(event -> export("jsonl"));
        MenuItem table = new MenuItem(messages.get("compare.export.csv"));
        table.setOnAction(event -> export("csv"));
        this.button = new MenuButton(null, Icons.of("fth-download"), copy, lines, table);
        button.setId("compareExport");
        Tips.name(button, messages.get("compare.export"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.rows().countProperty().isEqualTo(0));
    }

    MenuButton node() {
        return button;
    }

    private void export(String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("compare.export"));
        chooser.setInitialFileName("comparison." + ending);
        chooser.getExtensionFilters().add(new ExtensionFilter(ending, "*." + ending));
        File file = chooser.showSaveDialog(button.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath());
        }
    }
}
