package io.topiary.ui.inspect;

import io.topiary.core.payload.PayloadView;
import io.topiary.core.text.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One message: topic, facts, payload, properties, and other pages about it. FX thread. */
public final class InspectorView extends VBox {

    private final InspectorViewModel model;
    private final Messages messages;
    private final PayloadPane payload;
    private final TabPane pages = new TabPane();
    private final ComboBox<PayloadView> format = new ComboBox<>();
    private Function<String, @Nullable Path> fileChooser = this::chooseFile;

    /** A view of {@code model}. */
    public InspectorView(InspectorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.payload = new PayloadPane(model, messages);
        getStyleClass().add("inspector");
        setVgrow(payload, Priority.ALWAYS);
        VBox value = new VBox(createTools(), payload);
        Tab first = new Tab(messages.get("inspect.tab.value"), value);
        first.setId("valueTab");
        pages.setId("inspectorTabs");
        pages.getStyleClass().addAll("bottom-tabs", "inspector-tabs");
        pages.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pages.getTabs().add(first);
        pages.setMinHeight(0);
        setVgrow(pages, Priority.ALWAYS);
        getChildren().addAll(new HeaderView(model, messages), pages);
    }

    /** Adds {@code bar} between what is said about the message and the pages. */
    public void addBar(Node bar) {
        getChildren().add(getChildren().indexOf(pages), bar);
    }

    /**
     * Adds a page beside the payload.
     *
     * @param id the id of its tab
     * @param looking told whether it is in front
     */
    public void addPage(String id, String name, Node content, Consumer<Boolean> looking) {
        Tab tab = new Tab(name, content);
        tab.setId(id);
        pages.getTabs().add(tab);
        tab.selectedProperty().subscribe(looking);
    }

    /** Brings the page {@code id} to the front. */
    public void showPage(String id) {
        pages.getTabs().stream().filter(tab -> id.equals(tab.getId())).forEach(pages.getSelectionModel()::select);
    }

    /** Asks somebody else than the system's dialog for a file, which is proposed a name and may return null. */
    void setFileChooser(Function<String, @Nullable Path> newChooser) {
        fileChooser = newChooser;
    }

    private HBox createTools() {
        Label feedback = new Label();
        feedback.setId("inspectorFeedback");
        feedback.getStyleClass().addAll("muted", "small-text");
        feedback.textProperty().bind(model.feedbackProperty());
        feedback.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ToggleButton wrap = named(new ToggleButton(), "fth-corner-down-left", "inspect.wrap", "wrapPayloadButton");
        wrap.setSelected(true);
        wrap.selectedProperty().subscribe(payload::setWrap);
        Button copy = named(new Button(), "fth-copy", "inspect.copy", "copyPayloadButton");
        copy.setOnAction(event -> model.copyPayload(InspectorView::toClipboard));
        Button save = named(new Button(), "fth-download", "inspect.save", "savePayloadButton");
        save.setOnAction(event -> save());
        copy.disableProperty().bind(Bindings.not(model.hasMessageProperty()));
        save.disableProperty().bind(Bindings.not(model.hasMessageProperty()));
        createFormat();
        HBox tools = new HBox(format, wrap, space, feedback, copy, save);
        tools.getStyleClass().add("inspector-tools");
        tools.managedProperty().bind(tools.visibleProperty());
        tools.visibleProperty().bind(model.hasMessageProperty());
        return tools;
    }

    private void createFormat() {
        format.setId("payloadFormat");
        format.setAccessibleText(messages.get("inspect.format"));
        format.setTooltip(new Tooltip(messages.get("inspect.format")));
        format.getItems().setAll(PayloadView.values());
        format.setCellFactory(list -> new FormatCell());
        format.setButtonCell(new GuessCell());
        format.setValue(model.viewProperty().get());
        format.valueProperty().subscribe((before, chosen) -> model.setView(chosen));
        model.viewProperty().subscribe(format::setValue);
    }

    private <B extends ButtonBase> B named(B button, String icon, String key, String id) {
        String name = messages.get(key);
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        return button;
    }

    private void save() {
        Path file = fileChooser.apply(model.proposeFileName());
        if (file != null) {
            model.savePayload(file);
        }
    }

    private @Nullable Path chooseFile(String name) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(messages.get("inspect.save"));
        dialog.setInitialFileName(name);
        File file = dialog.showSaveDialog(getScene().getWindow());
        return file == null ? null : file.toPath();
    }

    private static void toClipboard(String text) {
        ClipboardContent clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }

    private String name(PayloadView view) {
        return messages.get(
                switch (view) {
                    case AUTO -> "inspect.format.auto";
                    case TEXT -> "inspect.format.text";
                    case JSON -> "inspect.format.json";
                    case HEX -> "inspect.format.hex";
                });
    }

    private final class FormatCell extends ListCell<PayloadView> {

        @Override
        protected void updateItem(@Nullable PayloadView view, boolean empty) {
            super.updateItem(view, empty);
            setText(empty || view == null ? null : name(view));
        }
    }

    /** The closed box, which also tells what Auto came to. */
    private final class GuessCell extends ListCell<PayloadView> {

        GuessCell() {
            textProperty()
                    .bind(Bindings.createStringBinding(this::words, itemProperty(), model.presentationProperty()));
        }

        private String words() {
            PayloadView view = getItem();
            if (view == null) {
                return "";
            }
            String guess = messages.get(model.presentationProperty().get().guess());
            return view == PayloadView.AUTO && !guess.isEmpty()
                    ? messages.get("inspect.format.autoGuess", guess)
                    : name(view);
        }
    }
}
