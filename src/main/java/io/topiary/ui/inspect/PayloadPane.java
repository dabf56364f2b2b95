package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CodeView;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The payload in whichever form it is shown, and what must be said about that. */
final class PayloadPane extends VBox {

    private final InspectorViewModel model;
    private final Messages messages;
    private final VBox notices = new VBox();
    private final StackPane stack = new StackPane();
    private final CodeView code = CodeView.viewer();
    private final HexView hex = new HexView();
    private final PictureView picture;
    private final Label words = new Label();
    private @Nullable Object showing;

    PayloadPane(InspectorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.picture = new PictureView(messages);
        getStyleClass().add("payload-pane");
        notices.getStyleClass().add("payload-notices");
        stack.setId("payloadView");
        stack.getStyleClass().add("payload-view");
        words.getStyleClass().addAll("muted", "payload-words");
        words.setWrapText(true);
        code.describe(messages.get("inspect.payload"));
        hex.setAccessibleText(messages.get("inspect.payload"));
        stack.getChildren().addAll(code, hex, picture, words);
        setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(notices, stack);
        model.presentationProperty().subscribe(this::show);
    }

    void setWrap(boolean wrap) {
        code.setWrap(wrap);
    }

    private void show(Presentation presentation) {
        boolean newer = model.showing().equals(showing);
        showing = model.showing();
        showNotices(presentation);
        switch (presentation.content()) {
            case Content.Words content -> {
                words.setText(messages.get(content.text()));
                reveal(words);
            }
            case Content.Lines content -> {
                if (newer && code.isVisible()) {
                    code.update(content.lines());
                } else {
                    code.show(content.lines());
                }
                reveal(code);
            }
            case Content.Hex content -> {
                hex.show(content.rows(), newer);
                reveal(hex);
            }
            case Content.Image content -> {
                picture.show(content.picture());
                reveal(picture);
            }
        }
    }

    private void reveal(Node shown) {
        if (!shown.equals(picture)) {
            picture.clear();
        }
        for (Node child : stack.getChildren()) {
            child.setVisible(child.equals(shown));
            child.setManaged(child.equals(shown));
        }
    }

    private void showNotices(Presentation presentation) {
        notices.getChildren()
                .setAll(presentation.notices().stream().map(this::notice).toList());
        notices.setManaged(!presentation.notices().isEmpty());
    }

    private Node notice(Presentation.Notice notice) {
        Label text = new Label(messages.get(notice.text()), new FontIcon("fth-info"));
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(text);
        row.getStyleClass().add("payload-notice");
        Presentation.Offer offer = notice.offer();
        if (offer != null) {
            boolean all = offer == Presentation.Offer.SHOW_ALL;
            Button button = new Button(messages.get(all ? "inspect.showAll" : "inspect.prettyPrint"));
            button.setId(all ? "showAllButton" : "prettyPrintButton");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> model.accept(offer));
            row.getChildren().add(button);
        }
        return row;
    }
}
