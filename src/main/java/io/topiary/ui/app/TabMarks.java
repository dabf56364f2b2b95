package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Marks;
import io.topiary.ui.kit.StateDot;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands before the name in a session's tab: state, colour, and icons for what must not be forgotten. */
final class TabMarks extends HBox {

    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");

    private final Session session;
    private final StateDot dot = new StateDot();
    private final FontIcon relaxed = Icons.of("fth-alert-triangle");

    TabMarks(Session session, Messages messages) {
        this.session = session;
        getStyleClass().add("tab-marks");
        relaxed.getStyleClass().add("relaxed-mark");
        relaxed.setAccessibleText(messages.get("app.relaxed.mark"));
        getChildren().addAll(dot, Marks.of(Marks.colour(session.identity())));
        if (session.identity().protection().production()) {
            Label production = new Label(messages.get("app.production.short"));
            production.getStyleClass().addAll("production-mark", Marks.styleClass(Marks.colour(session.identity())));
            getChildren().add(production);
        }
        if (session.identity().protection().readOnly()) {
            FontIcon lock = Icons.of("fth-lock");
            lock.setAccessibleText(messages.get("app.readOnly.tip"));
            getChildren().add(lock);
        }
        getChildren().add(relaxed);
        refresh();
    }

    /** Shows the state. */
    void show(ConnectionStatus status) {
        dot.show(status);
    }

    /** Looks again at what the session connects with. */
    void refresh() {
        boolean any = session.options().relaxations().any();
        relaxed.pseudoClassStateChanged(GRAVE, Cautions.isGrave(session));
        relaxed.setVisible(any);
        relaxed.setManaged(any);
    }
}
