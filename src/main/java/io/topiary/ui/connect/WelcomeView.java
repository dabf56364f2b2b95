package io.topiary.ui.connect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.io.InputStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a first start shows: what this is, and two ways on. */
final class WelcomeView extends VBox {

    private static final double ICON_SIZE = 96;

    WelcomeView(Messages messages, Runnable create, Runnable demo) {
        getStyleClass().addAll("welcome", Style.EMPTY_STATE);
        setAlignment(Pos.CENTER);
        InputStream picture = WelcomeView.class.getResourceAsStream("/io/topiary/icons/topiary-256.png");
        if (picture != null) {
            ImageView icon = new ImageView(new Image(picture));
            icon.setFitWidth(ICON_SIZE);
            icon.setFitHeight(ICON_SIZE);
            icon.setSmooth(true);
            getChildren().add(icon);
        }
        Label title = new Label(messages.get("connect.welcome.title"));
        title.getStyleClass().add("welcome-title");
        Label text = new Label(messages.get("connect.welcome.text"));
        text.getStyleClass().addAll("welcome-text", Style.MUTED);
        text.setWrapText(true);
        Button first = new Button(messages.get("connect.welcome.new"), Icons.of("fth-plus"));
        first.setId("welcomeNewButton");
        first.getStyleClass().add(Style.ACCENT);
        first.setOnAction(event -> create.run());
        Button second = new Button(messages.get("connect.demo"), Icons.of("fth-play-circle"));
        second.setId("welcomeDemoButton");
        second.setOnAction(event -> demo.run());
        HBox verbs = new HBox(first, second);
        verbs.getStyleClass().add("welcome-verbs");
        verbs.setAlignment(Pos.CENTER);
        Label hint = new Label(messages.get("connect.welcome.hint"));
        hint.getStyleClass().addAll(Style.SMALL, Style.MUTED);
        getChildren().addAll(title, text, verbs, hint);
    }
}
