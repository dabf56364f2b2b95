package io.topiary.ui.connect;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Marks;
import io.topiary.ui.kit.StateDot;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A saved connection as the list shows it: its colour, name, address, marks, and when it was used. */
final class ProfileLine extends HBox {

    private final Messages messages;
    private final Region mark = new Region();
    private final Label name = new Label();
    private final TextField newName = new TextField();
    private final Label uri = new Label();
    private final Label used = new Label();
    private final FontIcon lock = Icons.of("fth-lock");
    private final Label production;
    private final Label readOnly;
    private final Label relaxed;
    private final StateDot dot = new StateDot();

    ProfileLine(Messages messages) {
        this.messages = messages;
        getStyleClass().add("profile-line");
        name.getStyleClass().add("profile-name");
        newName.setId("profileNewName");
        newName.setAccessibleText(messages.get("connect.name"));
        newName.setVisible(false);
        newName.managedProperty().bind(newName.visibleProperty());
        uri.getStyleClass().addAll("profile-uri", Style.MUTED);
        uri.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        used.getStyleClass().addAll(Style.SMALL, Style.MUTED, "profile-used");
        used.setMinWidth(Region.USE_PREF_SIZE);
        lock.getStyleClass().addAll("lock", Style.SMALL_ICON);
        production = markLabel("fth-alert-triangle", Style.DANGER, "connect.mark.production");
        readOnly = markLabel("fth-eye", "read-only", "connect.mark.readOnly");
        relaxed = markLabel("fth-unlock", Style.WARNING, "connect.mark.relaxed");
        mark.getStyleClass().add("profile-mark");
        HBox first = new HBox(name, newName, production, readOnly, relaxed);
        first.getStyleClass().add("profile-first");
        HBox.setHgrow(newName, Priority.ALWAYS);
        HBox second = new HBox(lock, uri);
        second.getStyleClass().add("profile-address");
        VBox words = new VBox(first, second);
        words.setMinWidth(0);
        words.setPrefWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(mark, new StackPane(dot), words, used);
    }

    /** Shows {@code row}. @return what a screen reader says of it */
    String show(ProfileRow row) {
        ConnectionProfile profile = row.profile();
        Colour colour = profile.label().colour();
        boolean tls = profile.address().scheme().tls();
        name.setText(profile.name());
        uri.setText(profile.address().uri());
        used.setText(row.lastUsed() == null ? "" : when(row.lastUsed()));
        mark.getStyleClass().setAll("profile-mark", Marks.styleClass(Marks.colour(SessionIdentity.of(profile))));
        show(lock, tls && !row.relaxed());
        show(production, profile.protection().production());
        show(readOnly, profile.protection().readOnly());
        show(relaxed, row.relaxed());
        ConnectionState state = row.state();
        dot.show(state == null ? ConnectionState.DISCONNECTED : state);
        List<String> said = new ArrayList<>(List.of(profile.name(), uri.getText()));
        if (colour != Colour.NONE) {
            said.add(messages.get("connect.colour." + colour.name()));
        }
        for (Label each : List.of(production, readOnly, relaxed)) {
            if (each.isVisible()) {
                said.add(each.getAccessibleText());
            }
        }
        return String.join(", ", said);
    }

    /** The field for a new name takes the place of the name, or gives it back. */
    void showRename(boolean renaming) {
        name.setVisible(!renaming);
        name.setManaged(!renaming);
        newName.setVisible(renaming);
        if (renaming) {
            newName.setText(name.getText());
        }
    }

    /** The field for a new name. */
    TextField newName() {
        return newName;
    }

    @Override
    protected void layoutChildren() {
        // with large text in a narrow list the name matters more than the date
        used.setVisible(getWidth() > used.prefWidth(-1) * 3);
        used.setManaged(used.isVisible());
        super.layoutChildren();
    }

    private Label markLabel(String icon, String style, String key) {
        FontIcon graphic = Icons.of(icon);
        graphic.getStyleClass().add(Style.SMALL_ICON);
        Label label = new Label(null, graphic);
        label.getStyleClass().addAll("profile-badge", style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Tips.name(label, messages.get(key));
        return label;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
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
