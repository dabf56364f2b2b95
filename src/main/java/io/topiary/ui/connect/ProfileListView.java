package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** The list of saved connections with its search, and the demo below. */
final class ProfileListView extends VBox {

    private final StartViewModel model;
    private final Messages messages;
    private final ProfileActions actions;
    private final ProfileMenu menu;
    private final ListView<ListEntry> rows = new ListView<>();
    private ContextMenu shownMenu = new ContextMenu();
    private boolean following;

    ProfileListView(StartViewModel model, Messages messages, ProfileActions actions, ListVerbs verbs) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.menu = new ProfileMenu(messages, actions);
        getStyleClass().add("profile-side");
        setUpRows();
        Button demo = new Button(messages.get("connect.demo"), Icons.of("fth-play-circle"));
        demo.setId("demoButton");
        demo.setMaxWidth(Double.MAX_VALUE);
        demo.setOnAction(event -> model.openDemo());
        HBox foot = new HBox(demo);
        foot.getStyleClass().add("side-footer");
        HBox.setHgrow(demo, Priority.ALWAYS);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(heading(verbs), search(), rows, foot);
    }

    /** What can be done above the list. */
    interface ListVerbs {

        /** Begins a new profile. */
        void create();

        /** Takes profiles over from a file. */
        void importFile();

        /** Writes profiles to a file. */
        void exportFile();
    }

    private HBox heading(ListVerbs verbs) {
        Label title = new Label(messages.get("connect.title"));
        title.getStyleClass().add(Style.PAGE_TITLE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button add = Icons.button("fth-plus", messages.get("connect.new"));
        add.setId("newProfileButton");
        add.setOnAction(event -> verbs.create());
        HBox heading = new HBox(title, space, more(verbs), add);
        heading.getStyleClass().add("side-heading");
        return heading;
    }

    private MenuButton more(ListVerbs verbs) {
        MenuItem take = new MenuItem(messages.get("connect.import"), Icons.of("fth-download"));
        take.setId("importItem");
        take.setOnAction(event -> verbs.importFile());
        MenuItem give = new MenuItem(messages.get("connect.exportAll"), Icons.of("fth-upload"));
        give.setId("exportItem");
        give.disableProperty().bind(model.list().noneSavedProperty());
        give.setOnAction(event -> verbs.exportFile());
        MenuButton more = new MenuButton(null, Icons.of("fth-more-horizontal"), take, give);
        more.setId("listMenu");
        more.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, "no-arrow");
        Tips.name(more, messages.get("connect.listMenu"));
        return more;
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
                rows.getItems().stream()
                        .filter(ProfileRow.class::isInstance)
                        .findFirst()
                        .ifPresent(rows.getSelectionModel()::select);
            }
        });
        return line;
    }

    private void setUpRows() {
        rows.setId("profileList");
        rows.setAccessibleText(messages.get("connect.title"));
        rows.getStyleClass().add("profile-list");
        rows.setItems(model.list().rows());
        rows.setCellFactory(view -> new ListEntryCell(model, messages));
        Label nothing = new Label();
        nothing.textProperty()
                .bind(model.list()
                        .noneSavedProperty()
                        .map(none -> messages.get(none ? "connect.noneSaved" : "connect.noMatch")));
        nothing.getStyleClass().add(Style.MUTED);
        rows.setPlaceholder(nothing);
        rows.getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry instanceof ProfileRow row && !following && !model.select(row.profile())) {
                followModel();
            }
        });
        model.selectedIdProperty().subscribe(id -> followModel());
        model.list().rows().addListener((ListChangeListener<ListEntry>) change -> followModel());
        rows.setOnMouseClicked(this::clicked);
        rows.setOnKeyPressed(this::pressed);
        rows.setOnContextMenuRequested(this::menuRequested);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (rows.getSelectionModel().getSelectedItem() instanceof FolderRow folder && event.getClickCount() == 1) {
            model.list().toggle(folder.name());
        } else if (event.getClickCount() == 2) {
            chosen().ifPresent(actions::connect);
        }
    }

    private void pressed(KeyEvent event) {
        ListEntry entry = rows.getSelectionModel().getSelectedItem();
        if (entry instanceof FolderRow folder && folds(event.getCode(), folder.open())) {
            model.list().toggle(folder.name());
            reselect(folder.name());
            event.consume();
        } else if (entry instanceof ProfileRow row && !(event.getTarget() instanceof TextInputControl)) {
            switch (event.getCode()) {
                case ENTER -> actions.connect(row.profile());
                case DELETE -> actions.delete(row.profile());
                case F2 -> actions.rename(row.profile());
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }

    private static boolean folds(KeyCode code, boolean open) {
        return code == KeyCode.ENTER || code == KeyCode.SPACE || code == (open ? KeyCode.LEFT : KeyCode.RIGHT);
    }

    private void reselect(String folder) {
        rows.getItems().stream()
                .filter(entry -> entry instanceof FolderRow row && row.name().equals(folder))
                .findFirst()
                .ifPresent(rows.getSelectionModel()::select);
    }

    private void menuRequested(ContextMenuEvent event) {
        shownMenu.hide();
        chosen().ifPresent(profile -> {
            shownMenu = menu.of(profile);
            shownMenu.show(rows, event.getScreenX(), event.getScreenY());
        });
        event.consume();
    }

    private Optional<ConnectionProfile> chosen() {
        return rows.getSelectionModel().getSelectedItem() instanceof ProfileRow row
                ? Optional.of(row.profile())
                : Optional.empty();
    }

    private void followModel() {
        following = true;
        String id = model.selectedIdProperty().get();
        int index = -1;
        for (int i = 0; i < rows.getItems().size(); i++) {
            if (rows.getItems().get(i) instanceof ProfileRow row
                    && row.profile().id().equals(id)) {
                index = i;
            }
        }
        if (index < 0) {
            rows.getSelectionModel().clearSelection();
        } else {
            rows.getSelectionModel().clearAndSelect(index);
        }
        following = false;
    }
}
