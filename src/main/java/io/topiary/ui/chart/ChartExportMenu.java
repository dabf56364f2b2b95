package io.topiary.ui.chart;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.NodePicture;
import io.topiary.ui.kit.Tips;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** Takes a chart along: as comma-separated values, as a picture. FX thread. */
final class ChartExportMenu {

    private static final List<Integer> SCALES = List.of(1, 2, 4);

    private final ChartViewModel model;
    private final ChartExport export;
    private final Node picture;
    private final Messages messages;
    private final MenuButton button;
    private Function<String, @Nullable Path> chooser = this::choose;

    /** @param picture what a picture is taken of */
    ChartExportMenu(ChartViewModel model, ChartExport export, Node picture, Messages messages) {
        this.model = model;
        this.export = export;
        this.picture = picture;
        this.messages = messages;
        Menu save = new Menu(messages.get("chart.export.picture"));
        for (int scale : SCALES) {
            save.getItems()
                    .add(item(
                            messages.get("chart.export.scale", String.valueOf(scale)),
                            "chartPicture" + scale,
                            () -> savePicture(scale)));
        }
        this.button = new MenuButton(
                null,
                Icons.of("fth-download"),
                item(messages.get("chart.export.columns"), "chartColumns", () -> table(ChartTable.Form.COLUMNS)),
                item(messages.get("chart.export.rows"), "chartRows", () -> table(ChartTable.Form.ROWS)),
                save,
                item(messages.get("chart.export.copy"), "chartCopy", this::copy));
        button.setId("chartExport");
        button.getStyleClass().add("chart-icon-menu");
        Tips.name(button, messages.get("chart.export"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.frameProperty().isNull());
    }

    MenuButton node() {
        return button;
    }

    /** Asks somebody else than the system's dialog for a file, which is proposed a name and may return null. */
    void setFileChooser(Function<String, @Nullable Path> newChooser) {
        chooser = newChooser;
    }

    private static MenuItem item(String name, String id, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void table(ChartTable.Form form) {
        ChartFrame frame = model.frameProperty().get();
        Path file = frame == null ? null : chooser.apply("chart.csv");
        if (frame != null && file != null) {
            export.table(frame, form, file);
        }
    }

    private void savePicture(int scale) {
        Path file = chooser.apply("chart.png");
        if (file != null) {
            export.picture(NodePicture.take(picture, scale), file);
        }
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, NodePicture.take(picture, 1)));
        export.copied();
    }

    private @Nullable Path choose(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        FileChooser dialog = new FileChooser();
        dialog.setTitle(messages.get("chart.export"));
        dialog.setInitialFileName(name);
        dialog.getExtensionFilters().add(new ExtensionFilter(ending, "*." + ending));
        File file = dialog.showSaveDialog(button.getScene().getWindow());
        return file == null ? null : file.toPath();
    }
}
