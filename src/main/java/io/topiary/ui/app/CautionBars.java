package io.topiary.ui.app;

import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Marks;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The bars above a session that never go away: that it is one in production, and which checks are switched off. */
final class CautionBars extends VBox {

    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");

    private final Session session;
    private final Cautions cautions;
    private final Label relaxed = new Label();
    private final HBox relaxedBar = new HBox(Icons.of("fth-alert-triangle"), relaxed);

    CautionBars(Session session, Messages messages) {
        this.session = session;
        this.cautions = new Cautions(messages);
        if (session.identity().protection().production()) {
            Label word = new Label(messages.get("app.production").toUpperCase(Locale.getDefault()));
            Label name = new Label(session.name());
            name.getStyleClass().add("production-name");
            HBox band = new HBox(word, name);
            band.setId("productionBand");
            band.getStyleClass().addAll("production-band", Marks.styleClass(Marks.colour(session.identity())));
            getChildren().add(band);
        }
        relaxed.setWrapText(true);
        relaxedBar.setId("relaxedBar");
        relaxedBar.getStyleClass().add("relaxed-bar");
        getChildren().add(relaxedBar);
        refresh();
    }

    /** Looks again at what the session connects with. */
    void refresh() {
        List<String> words = cautions.relaxed(session);
        relaxed.setText(String.join(" · ", words));
        relaxedBar.pseudoClassStateChanged(GRAVE, Cautions.isGrave(session));
        relaxedBar.setVisible(!words.isEmpty());
        relaxedBar.setManaged(!words.isEmpty());
    }
}
