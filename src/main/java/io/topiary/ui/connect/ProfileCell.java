package io.topiary.ui.connect;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.StateDot;
import io.topiary.ui.kit.Style;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A saved connection in the list: name, address, whether it is encrypted, and when it was used. */
final class ProfileCell extends ListCell<ProfileRow> {

    private final Messages messages;
    private final Label name = new Label();
    private final Label uri = new Label();
    private final Label used = new Label();
    private final FontIcon lock = Icons.of("fth-lock");
    private final StateDot dot = new StateDot();
    private final HBox content;

    ProfileCell(Messages messages) {
        this.messages = messages;
        getStyleClass().add("profile-cell");
        name.getStyleClass().add("profile-name");
        uri.getStyleClass().addAll("profile-uri", Style.MUTED);
        uri.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        used.getStyleClass().addAll(Style.SMALL, Style.MUTED);
        used.setMinWidth(Region.USE_PREF_SIZE);
        lock.getStyleClass().addAll("lock", Style.SMALL_ICON);
        HBox second = new HBox(lock, uri);
        second.getStyleClass().add("profile-address");
        VBox words = new VBox(name, second);
        words.setMinWidth(0);
        words.setPrefWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(dot, words, used);
        content.getStyleClass().add("profile-line");
    }

    @Override
    protected void updateItem(@Nullable ProfileRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(row.profile().name());
        uri.setText(row.profile().address().uri());
        used.setText(row.lastUsed() == null ? "" : when(row.lastUsed()));
        boolean tls = row.profile().address().scheme().tls();
        lock.setVisible(tls);
        lock.setManaged(tls);
        ConnectionState state = row.state();
        dot.show(state == null ? ConnectionState.DISCONNECTED : state);
        setAccessibleText(row.profile().name() + ", " + uri.getText());
        setGraphic(content);
    }

    private String when(Instant time) {
        var local = time.atZone(ZoneId.systemDefault());
        boolean today = local.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()));
        DateTimeFormatter format = today
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
        return format.withLocale(messages.locale()).format(local);
    }
}
