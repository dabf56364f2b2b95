package io.topiary.ui.inspect.diff;

import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.diff.DiffViewModel.Against;
import io.topiary.ui.kit.Style;
import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.stage.FileChooser;

/** Chooses what a message is compared with. FX thread. */
final class AgainstTools extends FlowPane {

    private final DiffViewModel model;
    private final Messages messages;
    private final ToggleGroup group = new ToggleGroup();

    AgainstTools(DiffViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("payload-diff-tools");
        ToggleButton previous = toggle("diffPrevious", "inspect.diff.previous", Against.PREVIOUS);
        ToggleButton marked = toggle("diffMarked", "inspect.diff.withMarked", Against.MARKED);
        ToggleButton file = toggle("diffFile", "inspect.diff.withFile", Against.FILE);
        file.setOnAction(event -> chooseFile(file));
        marked.disableProperty().bind(model.markedProperty().isNull());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(model.markedWordsProperty());
        model.markedWordsProperty().subscribe(words -> marked.setTooltip(words.isEmpty() ? null : tip));
        model.againstProperty()
                .subscribe(now -> (switch (now) {
                            case PREVIOUS -> previous;
                            case MARKED -> marked;
                            case FILE -> file;
                        })
                        .setSelected(true));
        Button mark = new Button(messages.get("inspect.diff.mark"));
        mark.setId("diffMark");
        mark.getStyleClass().add(Style.FLAT);
        mark.setOnAction(event -> model.markInspected());
        model.inspectedProperty().subscribe(message -> mark.setDisable(message == null));
        getChildren().addAll(previous, marked, file, mark);
    }

    private ToggleButton toggle(String id, String key, Against against) {
        ToggleButton button = new ToggleButton(messages.get(key));
        button.setId(id);
        button.setUserData(against);
        button.setToggleGroup(group);
        button.setOnAction(event -> {
            // one of them always is
            button.setSelected(true);
            model.compareWith(against);
        });
        return button;
    }

    private void chooseFile(ToggleButton button) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(messages.get("inspect.diff.file.choose"));
        File file = dialog.showOpenDialog(getScene().getWindow());
        if (file != null) {
            button.setSelected(true);
            model.compareWith(file.toPath());
        } else {
            Against now = model.againstProperty().get();
            group.getToggles().forEach(each -> each.setSelected(now.equals(each.getUserData())));
        }
    }
}
