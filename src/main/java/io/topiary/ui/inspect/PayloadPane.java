package io.topiary.ui.inspect;

import io.topiary.core.payload.JsonOutline;
import io.topiary.core.payload.TextLines;
import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.hex.HexPane;
import io.topiary.ui.kit.CodeView;
import io.topiary.ui.kit.CodeView.Place;
import java.time.Instant;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The payload in whichever form it is shown, and what must be said about that. */
final class PayloadPane extends VBox {

    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination NEXT = new KeyCodeCombination(KeyCode.F3);
    private static final KeyCombination PREVIOUS = new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN);

    private final PayloadViewModel model;
    private final Messages messages;
    private final ValueMenu deeds;
    private final ValueWords valueWords;
    private final PayloadFinder finder;
    private final FindBar findBar;
    private final FormatBar formatBar;
    private final StackPane stack = new StackPane();
    private final CodeView code = CodeView.viewer();
    private final JsonTreeViewModel treeModel;
    private final JsonTreeView tree;
    private final HexPane hex;
    private final PictureView picture;
    private final Label words = new Label();
    private @Nullable Object showing;

    PayloadPane(InspectorViewModel inspector, Messages messages) {
        this.model = inspector.payload();
        this.messages = messages;
        this.deeds = new ValueMenu(inspector, messages);
        this.valueWords = new ValueWords(messages, ZoneId.systemDefault());
        this.finder = inspector.finder();
        this.findBar = new FindBar(finder, messages, this::focusShown);
        this.formatBar = new FormatBar(inspector.formatEntry(), messages, this::focusShown);
        this.picture = new PictureView(messages);
        this.hex = new HexPane(messages);
        this.treeModel = new JsonTreeViewModel(valueWords, model::point);
        this.tree = new JsonTreeView(treeModel, menu(false), messages);
        getStyleClass().add("payload-pane");
        stack.setId("payloadView");
        stack.getStyleClass().add("payload-view");
        words.getStyleClass().addAll("muted", "payload-words");
        words.setWrapText(true);
        code.describe(messages.get("inspect.payload"));
        code.onCaret(place -> model.point(spot(place)));
        code.explain(this::explain);
        code.setMenu(menu(true));
        stack.getChildren().addAll(code, tree, hex, picture, words);
        setVgrow(stack, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new TrailBar(model, messages),
                        new NoticeList(model, messages),
                        formatBar,
                        findBar,
                        stack,
                        new ValueStrip(inspector, deeds, valueWords, messages));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.presentationProperty().subscribe(this::show);
        finder.matchProperty().subscribe(this::reveal);
    }

    void setWrap(boolean wrap) {
        code.setWrap(wrap);
    }

    void setNumbers(boolean numbers) {
        code.setNumbers(numbers);
    }

    /** Asks what to find. */
    void find() {
        findBar.open();
    }

    /** Asks for a format with its argument. */
    void typeFormat() {
        formatBar.open();
    }

    private void pressed(KeyEvent event) {
        if (FIND.match(event)) {
            find();
        } else if (NEXT.match(event) || PREVIOUS.match(event)) {
            findBar.step(NEXT.match(event));
        } else {
            return;
        }
        event.consume();
    }

    private ContextMenu menu(boolean ofText) {
        ContextMenu menu = new ContextMenu(new MenuItem());
        menu.setOnShowing(event -> {
            menu.getItems().clear();
            if (ofText) {
                MenuItem copy = new MenuItem(messages.get("inspect.copySelection"));
                copy.setOnAction(copied -> code.copySelection());
                copy.setDisable(code.selectedText().isEmpty());
                menu.getItems().add(copy);
                if (code.folding().isPossible()) {
                    menu.getItems().add(new FoldMenu(code.folding(), messages));
                }
            }
            ValueSpot spot = model.spotProperty().get();
            if (spot != null) {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                menu.getItems().addAll(deeds.items(spot));
            }
        });
        return menu;
    }

    private @Nullable ValueSpot spot(Place place) {
        if (!(model.presentationProperty().get().content() instanceof Content.Lines content)) {
            return null;
        }
        TextLines lines = content.lines();
        JsonOutline outline = content.outline();
        if (outline == null || place.line() >= lines.size()) {
            return null;
        }
        int node = outline.at(lines.offset(place.line(), place.column()));
        return node < 0 ? null : new ValueSpot(outline, node);
    }

    private String explain(Place place) {
        ValueSpot spot = spot(place);
        return spot == null || spot.isContainer() ? "" : valueWords.hint(spot, Instant.now());
    }

    private void reveal(PayloadFinder.@Nullable Match match) {
        if (match == null) {
            return;
        }
        switch (model.presentationProperty().get().content()) {
            case Content.Lines content ->
                code.select(place(content.lines(), match.from()), place(content.lines(), match.to()));
            case Content.Hex content -> hex.select(match.from(), match.to());
            case Content.Tree content -> treeModel.select(content.outline().at(match.from()));
            case Content.Words none -> {}
            case Content.Image none -> {}
        }
    }

    private static Place place(TextLines lines, int offset) {
        int line = lines.lineAt(offset);
        return new Place(line, lines.columnAt(line, offset));
    }

    private void show(Presentation presentation) {
        boolean newer = model.showing().equals(showing);
        showing = model.showing();
        switch (presentation.content()) {
            case Content.Words content -> {
                words.setText(messages.get(content.text()));
                reveal(words);
            }
            case Content.Lines content -> {
                if (newer && code.isVisible()) {
                    code.update(content.lines(), content.regions());
                } else {
                    model.point(null);
                    code.show(content.lines(), content.regions());
                }
                reveal(code);
            }
            case Content.Tree content -> {
                treeModel.show(content.outline(), newer && tree.isVisible());
                reveal(tree);
            }
            case Content.Hex content -> {
                hex.show(content.rows(), newer && hex.isVisible());
                reveal(hex);
            }
            case Content.Image content -> {
                picture.show(content.picture());
                reveal(picture);
            }
        }
        finder.lookIn(presentation.content(), newer);
    }

    private void reveal(Node shown) {
        if (!shown.equals(picture)) {
            picture.clear();
        }
        if (!shown.equals(code) && !shown.equals(tree)) {
            model.point(null);
        }
        for (Node child : stack.getChildren()) {
            child.setVisible(child.equals(shown));
            child.setManaged(child.equals(shown));
        }
    }

    private void focusShown() {
        stack.getChildren().stream().filter(Node::isVisible).findFirst().ifPresent(Node::requestFocus);
    }
}
