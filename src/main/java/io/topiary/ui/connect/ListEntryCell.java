package io.topiary.ui.connect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the list: a profile, or the heading of a folder. */
final class ListEntryCell extends ListCell<ListEntry> {

    private static final PseudoClass FOLDER = PseudoClass.getPseudoClass("folder");

    private final StartViewModel model;
    private final Messages messages;
    private final ProfileLine profileLine;
    private final HBox folderLine;
    private final FontIcon arrow = Icons.of("fth-chevron-down");
    private final Label folder = new Label();
    private final Label count = new Label();

    ListEntryCell(StartViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.profileLine = new ProfileLine(messages);
        getStyleClass().add("profile-cell");
        arrow.getStyleClass().add(Style.SMALL_ICON);
        folder.getStyleClass().add("folder-name");
        folder.setMinWidth(0);
        count.getStyleClass().addAll(Style.SMALL, Style.MUTED);
        count.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        folderLine = new HBox(arrow, folder, space, count);
        folderLine.getStyleClass().add("folder-line");
        profileLine.newName().setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                commit();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.list().endRename();
                event.consume();
            }
        });
        profileLine.newName().focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                commit();
            }
        });
        model.list().renamingProperty().subscribe(id -> showRename());
    }

    @Override
    protected void updateItem(@Nullable ListEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        ListEntry shown = empty ? null : entry;
        pseudoClassStateChanged(FOLDER, shown instanceof FolderRow);
        switch (shown) {
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
            case ProfileRow row -> {
                setAccessibleText(profileLine.show(row));
                setGraphic(profileLine);
            }
            case FolderRow row -> {
                arrow.setIconLiteral(row.open() ? "fth-chevron-down" : "fth-chevron-right");
                folder.setText(row.name().replace("/", " / "));
                count.setText(String.valueOf(row.count()));
                setAccessibleText(messages.get(
                        row.open() ? "connect.folder.open" : "connect.folder.closed", row.name(), row.count()));
                setGraphic(folderLine);
            }
        }
        showRename();
    }

    private void showRename() {
        boolean renaming = getItem() instanceof ProfileRow row
                && row.profile().id().equals(model.list().renamingProperty().get());
        boolean begins = renaming && !profileLine.newName().isVisible();
        profileLine.showRename(renaming);
        if (begins) {
            profileLine.newName().requestFocus();
            profileLine.newName().selectAll();
        }
    }

    private void commit() {
        if (profileLine.newName().isVisible() && getItem() instanceof ProfileRow row) {
            model.rename(row.profile(), profileLine.newName().getText());
        }
    }
}
