package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.app.Offer.Verb;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The banners of a session, one below the other. */
final class BannersView extends VBox {

    /** What is longer than this, in characters, or offers more than this, gets lines of its own. */
    private static final int SHORT_TEXT = 130;

    private static final int FEW_OFFERS = 2;

    private final BannersViewModel model;
    private final Messages messages;
    private final Consumer<Offer> doIt;
    private final List<Line> lines = new ArrayList<>();
    private final Set<Banner.Kind> unfolded = new HashSet<>();

    private List<Banner> shown = List.of();

    BannersView(BannersViewModel model, Messages messages, Consumer<Offer> doIt) {
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
                .<Object>map(banner -> List.of(
                        banner.kind(),
                        banner.offers(),
                        banner.details() == null ? "" : banner.details(),
                        isShort(banner)))
                .toList();
    }

    private static boolean isShort(Banner banner) {
        return banner.title().length() + banner.text().length() <= SHORT_TEXT
                && verbs(banner).size() <= FEW_OFFERS;
    }

    private static List<Offer> verbs(Banner banner) {
        return banner.offers().stream()
                .filter(offer -> offer.verb() != Verb.DISMISS)
                .toList();
    }

    /** The words of a banner on screen. */
    private record Line(Label title, Label text) {}

    private Node banner(Banner banner) {
        Label title = new Label(banner.title());
        title.getStyleClass().add("banner-title");
        Label text = new Label(banner.text());
        text.getStyleClass().add("banner-text");
        text.setWrapText(true);
        lines.add(new Line(title, text));
        List<Node> buttons = verbs(banner).stream().map(this::button).toList();
        VBox box = isShort(banner) ? inOneLine(title, text, buttons) : inSeveral(title, text, buttons);
        HBox line = (HBox) box.getChildren().getFirst();
        line.getChildren().addFirst(Icons.of(icon(banner.kind().tone())));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("banner-line");
        box.getStyleClass().addAll("banner", banner.kind().tone().name().toLowerCase(Locale.ROOT));
        if (banner.details() != null) {
            addDetails(banner, banner.details(), line, box);
        }
        if (banner.offers().contains(Offer.of(Verb.DISMISS))) {
            Button close = Icons.button("fth-x", messages.get("app.banner.verb.dismiss"));
            close.setOnAction(event -> model.dismiss(banner.kind()));
            line.getChildren().add(close);
        }
        return box;
    }

    private static VBox inOneLine(Label title, Label text, List<Node> buttons) {
        title.setMinWidth(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(title, text);
        line.getChildren().addAll(buttons);
        return new VBox(line);
    }

    private static VBox inSeveral(Label title, Label text, List<Node> buttons) {
        title.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        text.getStyleClass().add("banner-indented");
        FlowPane row = new FlowPane();
        row.getStyleClass().addAll("banner-verbs", "banner-indented");
        row.getChildren().addAll(buttons);
        show(row, !buttons.isEmpty());
        return new VBox(new HBox(title, space), text, row);
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
        row.getStyleClass().addAll("banner-details-row", "banner-indented");
        Button unfold = new Button(messages.get("app.details"));
        unfold.getStyleClass().addAll(Style.FLAT, "banner-verb");
        unfold.setMinWidth(USE_PREF_SIZE);
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

    private Node button(Offer offer) {
        Button button = new Button(offer.words(messages));
        button.getStyleClass().add("banner-verb");
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> doIt.accept(offer));
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
