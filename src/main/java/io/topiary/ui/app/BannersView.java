package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.app.Banner.Verb;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The banners of a session, one below the other. */
final class BannersView extends VBox {

    private final BannersViewModel model;
    private final Messages messages;
    private final BiConsumer<Banner, Verb> doIt;
    private final List<Line> lines = new ArrayList<>();
    private final Set<Banner.Kind> unfolded = new HashSet<>();

    private List<Banner> shown = List.of();

    BannersView(BannersViewModel model, Messages messages, BiConsumer<Banner, Verb> doIt) {
        this.model = model;
        this.messages = messages;
        this.doIt = doIt;
        setId("banner");
        getStyleClass().add("banners");
        model.banners().addListener((ListChangeListener<Banner>) change -> update());
        update();
    }

    /** While only words change, as in a countdown, the buttons stay where the pointer is. */
    private void update() {
        List<Banner> wanted = List.copyOf(model.banners());
        boolean sameShape = shape(wanted).equals(shape(shown));
        shown = wanted;
        if (sameShape) {
            for (int i = 0; i < wanted.size(); i++) {
                lines.get(i).title().setText(wanted.get(i).title());
                lines.get(i).text().setText(wanted.get(i).text());
            }
            return;
        }
        lines.clear();
        getChildren().setAll(wanted.stream().map(this::banner).toList());
        show(this, !wanted.isEmpty());
    }

    private static List<Object> shape(List<Banner> banners) {
        return banners.stream()
                .<Object>map(banner -> List.of(banner.kind(), banner.verbs(), banner.details() != null))
                .toList();
    }

    /** The words of a banner on screen. */
    private record Line(Label title, Label text) {}

    private Node banner(Banner banner) {
        Label title = new Label(banner.title());
        title.getStyleClass().add("banner-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label text = new Label(banner.text());
        text.getStyleClass().add("banner-text");
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        lines.add(new Line(title, text));
        HBox line = new HBox(Icons.of(icon(banner.kind().tone())), title, text);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("banner-line");
        VBox box = new VBox(line);
        box.getStyleClass().addAll("banner", banner.kind().tone().name().toLowerCase(Locale.ROOT));
        if (banner.details() != null) {
            addDetails(banner, banner.details(), line, box);
        }
        for (Verb verb : banner.verbs()) {
            line.getChildren().add(button(banner, verb));
        }
        return box;
    }

    private void addDetails(Banner banner, String details, HBox line, VBox box) {
        Label technical = new Label(details);
        technical.getStyleClass().addAll("banner-details", Style.MONO);
        technical.setWrapText(true);
        Button copy = Icons.button("fth-copy", messages.get("app.copyDetails"));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(details);
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox.setHgrow(technical, Priority.ALWAYS);
        technical.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(technical, copy);
        row.getStyleClass().add("banner-details-row");
        Button unfold = new Button(messages.get("app.details"));
        unfold.getStyleClass().addAll(Style.FLAT, "banner-verb");
        unfold.setOnAction(event -> {
            if (!unfolded.remove(banner.kind())) {
                unfolded.add(banner.kind());
            }
            show(row, unfolded.contains(banner.kind()));
        });
        show(row, unfolded.contains(banner.kind()));
        line.getChildren().add(unfold);
        box.getChildren().add(row);
    }

    private Button button(Banner banner, Verb verb) {
        if (verb == Verb.DISMISS) {
            Button close = Icons.button("fth-x", messages.get("app.banner.verb.dismiss"));
            close.setOnAction(event -> model.dismiss(banner.kind()));
            return close;
        }
        Button button = new Button(messages.get("app.banner.verb." + verb.name().toLowerCase(Locale.ROOT)));
        button.getStyleClass().add("banner-verb");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> doIt.accept(banner, verb));
        return button;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static String icon(Banner.Tone tone) {
        return switch (tone) {
            case DANGER -> "fth-alert-octagon";
            case WARNING -> "fth-alert-triangle";
            case NEUTRAL -> "fth-info";
        };
    }
}
