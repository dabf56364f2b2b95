package io.topiary.ui.topics;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What needs attention on a line of the tree: that the topic is silent, that its messages differ
 * from what is usual, and that its name is odd. FX thread. */
final class TopicBadges extends HBox {

    private final TopicWords words;
    private final Label silent = badge("fth-volume-x", "silent-badge");
    private final Label deviation = badge("fth-alert-triangle", "deviation-badge");
    private final Label hint = badge("fth-alert-circle", "hint-badge");

    TopicBadges(TopicWords words) {
        this.words = words;
        getStyleClass().add("topic-badges");
        getChildren().setAll(silent, deviation, hint);
    }

    private static Label badge(String icon, String styleClass) {
        Label badge = new Label(null, new FontIcon(icon));
        badge.getStyleClass().add(styleClass);
        badge.setTooltip(new Tooltip());
        return badge;
    }

    void show(TopicRow row) {
        show(silent, words.silence(row));
        show(deviation, words.deviation(row));
        show(hint, words.hint(row));
        boolean any = silent.isVisible() || deviation.isVisible() || hint.isVisible();
        setVisible(any);
        setManaged(any);
    }

    private static void show(Label badge, String tip) {
        badge.setVisible(!tip.isEmpty());
        badge.setManaged(!tip.isEmpty());
        badge.setAccessibleText(tip);
        badge.getTooltip().setText(tip);
    }
}
