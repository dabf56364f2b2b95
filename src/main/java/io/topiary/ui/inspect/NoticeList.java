package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.Presentation.Notice;
import io.topiary.ui.inspect.Presentation.Offer;
import io.topiary.ui.kit.Icons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What must be said about the payload that is shown, each with what can be done about it. FX thread. */
final class NoticeList extends VBox {

    private final PayloadViewModel model;
    private final Messages messages;

    NoticeList(PayloadViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("payload-notices");
        model.presentationProperty().subscribe(this::show);
    }

    private void show(Presentation presentation) {
        getChildren().setAll(presentation.notices().stream().map(this::notice).toList());
        setManaged(!presentation.notices().isEmpty());
    }

    private Node notice(Notice notice) {
        Label text = new Label(messages.get(notice.text()), Icons.of("fth-info"));
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(text);
        row.getStyleClass().add("payload-notice");
        Offer offer = notice.offer();
        if (offer != null) {
            row.getChildren().add(button(offer));
        }
        return row;
    }

    private Button button(Offer offer) {
        Button button;
        if (offer instanceof Presentation.ReadAs as) {
            button = new Button(messages.get("inspect.readAs", as.label()));
            button.setId("readAsButton");
        } else {
            boolean all = offer.equals(Offer.SHOW_ALL);
            button = new Button(messages.get(all ? "inspect.showAll" : "inspect.prettyPrint"));
            button.setId(all ? "showAllButton" : "prettyPrintButton");
        }
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> model.accept(offer));
        return button;
    }
}
