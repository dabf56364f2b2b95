package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The start page, and above it what is offered once at the beginning. FX thread. */
final class HomePane extends BorderPane {

    private final Messages messages;

    HomePane(Node page, Messages messages) {
        super(page);
        this.messages = messages;
    }

    /** Offers to do {@code action}, until that is done or dismissed. */
    void offer(String title, String text, String verb, Runnable action) {
        Label heading = new Label(title);
        heading.getStyleClass().add("banner-title");
        heading.setMinWidth(USE_PREF_SIZE);
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = new Button(verb);
        button.setId("openAgainButton");
        button.getStyleClass().add("banner-verb");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            setTop(null);
            action.run();
        });
        Button close = Icons.button("fth-x", messages.get("app.banner.verb.dismiss"));
        close.setOnAction(event -> setTop(null));
        HBox bar = new HBox(Icons.of("fth-rotate-ccw"), heading, words, button, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("banner", "warning", "banner-line");
        setTop(bar);
    }
}
