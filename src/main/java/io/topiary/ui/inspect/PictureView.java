package io.topiary.ui.inspect;

import io.topiary.core.payload.Picture;
import io.topiary.core.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A picture from a payload, as large as there is room, never larger than it is. */
final class PictureView extends VBox {

    private final ImageView image = new ImageView();
    private final Label size = new Label();
    private final Messages messages;

    PictureView(Messages messages) {
        this.messages = messages;
        getStyleClass().add("picture-view");
        size.getStyleClass().addAll("muted", "small-text");
        image.setPreserveRatio(true);
        image.setSmooth(true);
        image.setAccessibleText(messages.get("inspect.picture.name"));
        Frame frame = new Frame(image);
        setVgrow(frame, Priority.ALWAYS);
        getChildren().addAll(frame, size);
    }

    void show(Picture picture) {
        WritableImage pixels = new WritableImage(picture.shownWidth(), picture.shownHeight());
        pixels.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.shownWidth(),
                        picture.shownHeight(),
                        PixelFormat.getIntArgbInstance(),
                        picture.argb(),
                        0,
                        picture.shownWidth());
        image.setImage(pixels);
        size.setText(messages.get("inspect.picture", picture.width(), picture.height()));
        requestLayout();
    }

    void clear() {
        image.setImage(null);
    }

    /** Fits the picture into itself without asking for room on its behalf. */
    private static final class Frame extends Pane {

        private final ImageView image;

        Frame(ImageView image) {
            super(image);
            this.image = image;
            setMinSize(0, 0);
            setPrefSize(0, 0);
        }

        @Override
        protected void layoutChildren() {
            if (image.getImage() == null) {
                return;
            }
            image.setFitWidth(Math.min(getWidth(), image.getImage().getWidth()));
            image.setFitHeight(Math.min(getHeight(), image.getImage().getHeight()));
            double x = (getWidth() - image.getLayoutBounds().getWidth()) / 2;
            double y = (getHeight() - image.getLayoutBounds().getHeight()) / 2;
            image.relocate(Math.max(0, x), Math.max(0, y));
        }
    }
}
