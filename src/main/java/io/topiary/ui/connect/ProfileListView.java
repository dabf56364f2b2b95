package io.topiary.ui.connect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** The list of saved connections with its search, and the demo below. */
final class ProfileListView extends VBox {

    private final StartViewModel model;
    private final Messages messages;
    private final ListView<ProfileRow> rows = new ListView<>();
    private final Runnable delete;
    private boolean following;

    ProfileListView(StartViewModel model, Messages messages, Runnable create, Runnable delete) {
        this.model = model;
        this.messages = messages;
        this.delete = delete;
        getStyleClass().add("profile-side");
        Label title = new Label(messages.get("connect.title"));
        title.getStyleClass().add(Style.PAGE_TITLE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button add = Icons.button("fth-plus", messages.get("connect.new"));
        add.setId("newProfileButton");
        add.setOnAction(event -> create.run());
        HBox heading = new HBox(title, space, add);
        heading.getStyleClass().add("side-heading");
        setUpRows();
        Button demo = new Button(messages.get("connect.demo"), Icons.of("fth-play-circle"));
        demo.setId("demoButton");
        demo.setMaxWidth(Double.MAX_VALUE);
        demo.setOnAction(event -> model.openDemo());
        HBox foot = new HBox(demo);
        foot.getStyleClass().add("side-footer");
        HBox.setHgrow(demo, Priority.ALWAYS);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(heading, search(), rows, foot);
    }

    private HBox search() {
        TextField field = TextFields.createClearableTextField();
        field.setId("profileSearch");
        field.setPromptText(messages.get("connect.search"));
        field.setAccessibleText(messages.get("connect.search"));
        field.textProperty().bindBidirectional(model.list().searchProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(field);
        line.getStyleClass().add("side-search");
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                rows.requestFocus();
                rows.getSelectionModel().selectFirst();
            }
        });
        return line;
    }

    private void setUpRows() {
        rows.setId("profileList");
        rows.setAccessibleText(messages.get("connect.title"));
        rows.getStyleClass().add("profile-list");
        rows.setItems(model.list().rows());
        rows.setCellFactory(view -> new ProfileCell(messages));
        Label nothing = new Label(messages.get("connect.noMatch"));
        nothing.getStyleClass().add(Style.MUTED);
        rows.setPlaceholder(nothing);
        rows.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !following && !model.select(row.profile())) {
                followModel();
            }
        });
        model.selectedIdProperty().subscribe(id -> followModel());
        model.list().rows().addListener((ListChangeListener<ProfileRow>) change -> followModel());
        rows.setOnMouseClicked(event -> {
            boolean onRow = rows.getSelectionModel().getSelectedItem() != null;
            if (onRow && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.connect();
            }
        });
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.connect();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                delete.run();
                event.consume();
            }
        });
    }

    private void followModel() {
        following = true;
        String id = model.selectedIdProperty().get();
        int index = -1;
        for (int i = 0; i < rows.getItems().size(); i++) {
            if (rows.getItems().get(i).profile().id().equals(id)) {
                index = i;
            }
        }
        rows.getSelectionModel().clearAndSelect(index);
        if (index < 0) {
            rows.getSelectionModel().clearSelection();
        }
        following = false;
    }
}
