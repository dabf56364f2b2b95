package io.topiary.ui.connect;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.editor.EditorPage;
import io.topiary.ui.connect.editor.EditorParts;
import io.topiary.ui.connect.editor.GeneralPage;
import io.topiary.ui.connect.editor.LabelPage;
import io.topiary.ui.connect.editor.NetworkPage;
import io.topiary.ui.connect.editor.PageRail;
import io.topiary.ui.connect.editor.RecordingPage;
import io.topiary.ui.connect.editor.SessionPage;
import io.topiary.ui.connect.editor.SubscriptionsPage;
import io.topiary.ui.connect.editor.TlsPage;
import io.topiary.ui.connect.editor.WillPage;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.kit.Pulse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The form of one profile: its pages, of which one is in front, and the rail that leads to them. */
final class ProfileEditorView extends BorderPane {

    private final ProfileEditorViewModel model;
    private final EditorParts parts;
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);
    private final StackPane shown = new StackPane();
    private final GeneralPage general;
    private final Pulse.Refresh next;

    /**
     * The editor.
     *
     * @param test the page that examines the connection
     * @param pulse when the pages that are not in front are made, one after the other
     */
    ProfileEditorView(
            ProfileEditorViewModel model, Messages messages, GeneralPage.Verbs verbs, Node test, Pulse pulse) {
        this.model = model;
        getStyleClass().add("profile-editor");
        this.parts = new EditorParts(model.form(), model.problems(), messages);
        this.general = new GeneralPage(parts, model.uriProperty(), model.savedProperty(), verbs);
        pages.put(Page.GENERAL, general);
        pages.put(Page.TEST, test);
        PageRail rail = new PageRail(model.pageProperty(), model.problems(), messages);
        setLeft(scrolling(rail));
        setCenter(shown);
        model.pageProperty().subscribe(this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        this.next = pulse.register(Pulse.MOTION, this::addNext);
        next.markDirty();
    }

    /** In a low window with large text there is not room for all pages. */
    private static ScrollPane scrolling(PageRail rail) {
        ScrollPane scroll = new ScrollPane(rail);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.getStyleClass().add("form-scroll");
        return scroll;
    }

    /** Puts the caret where a new profile begins. */
    void focusStart() {
        model.pageProperty().set(Page.GENERAL);
        general.focusStart();
    }

    /** The size of its text, in pixels. */
    double emSize() {
        return general.emSize();
    }

    /** Puts the caret into the first field that is wrong, on whatever page it is. */
    void focusFirstProblem() {
        model.firstWrongPage().ifPresent(page -> {
            model.pageProperty().set(page);
            if (pages.get(page) instanceof EditorPage fields) {
                fields.focusFirstProblem();
            }
        });
    }

    private void show(Page page) {
        add(page);
        pages.forEach((each, node) -> node.setVisible(each == page));
    }

    /** With all of them the window would need a tenth more time to appear, and half a second to be painted. */
    private void addNext() {
        Optional<Page> missing = Stream.of(Page.values())
                .filter(page -> !shown.getChildren().contains(pages.get(page)))
                .findFirst();
        missing.ifPresentOrElse(
                page -> {
                    add(page);
                    next.markDirty();
                },
                next::close);
    }

    private void add(Page page) {
        Node node = pages.computeIfAbsent(page, this::made);
        if (!shown.getChildren().contains(node)) {
            node.setVisible(page.equals(model.pageProperty().get()));
            shown.getChildren().add(node);
        }
    }

    private Node made(Page page) {
        return switch (page) {
            case TLS -> new TlsPage(parts);
            case SUBSCRIPTIONS -> new SubscriptionsPage(parts);
            case SESSION -> new SessionPage(parts);
            case NETWORK -> new NetworkPage(parts);
            case WILL -> new WillPage(parts);
            case RECORDING -> new RecordingPage(parts);
            case LABEL -> new LabelPage(parts, model::groups);
            case GENERAL, TEST -> throw new IllegalArgumentException(page + " is there from the beginning");
        };
    }

    private void pressed(KeyEvent event) {
        int by = event.getCode() == KeyCode.PAGE_DOWN ? 1 : event.getCode() == KeyCode.PAGE_UP ? -1 : 0;
        if (by != 0 && event.isControlDown() && !event.isAltDown() && !event.isShiftDown()) {
            List<Page> all = List.of(Page.values());
            int next = Math.floorMod(all.indexOf(model.pageProperty().get()) + by, all.size());
            model.pageProperty().set(all.get(next));
            event.consume();
        }
    }
}
