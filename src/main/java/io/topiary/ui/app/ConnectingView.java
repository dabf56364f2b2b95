package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Messages;
import io.topiary.ui.app.Offer.Verb;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a tab shows until its first connection is up: the step it is at, or why it failed and what to do. */
final class ConnectingView extends StackPane {

    private final SessionViewModel model;
    private final Messages messages;
    private final StatusWords words;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label remedy = new Label();
    private final Label wait = new Label();
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final FontIcon icon = Icons.of("fth-alert-octagon");
    private final Label details = new Label();
    private final TitledPane detailsPane = new TitledPane();
    private final Label address = new Label();
    private final FlowPane changes = new FlowPane();
    private final Consumer<Offer> doIt;
    private final Button cancel = new Button();
    private final Button again = new Button();
    private final Button edit = new Button();
    private List<Offer> offered = List.of();
    private @Nullable Enum<?> stage;
    private long stageNanos;

    /** @param doIt does what is offered */
    ConnectingView(SessionViewModel model, Messages messages, Consumer<Offer> doIt) {
        this.model = model;
        this.messages = messages;
        this.doIt = doIt;
        this.words = new StatusWords(messages);
        getStyleClass().add("connecting");
        address.getStyleClass().addAll(Style.MONO, Style.MUTED);
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        title.getStyleClass().add("connecting-title");
        remedy.getStyleClass().add(Style.MUTED);
        icon.getStyleClass().add(Style.LARGE_ICON);
        progress.setMaxWidth(Double.MAX_VALUE);
        details.getStyleClass().add(Style.MONO);
        detailsPane.setText(messages.get("app.details"));
        detailsPane.setContent(details);
        detailsPane.setExpanded(false);
        detailsPane.setAnimated(false);
        for (Label label : new Label[] {title, text, remedy, details}) {
            label.setWrapText(true);
        }
        HBox heading = new HBox(icon, title);
        heading.getStyleClass().add("connecting-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        changes.getStyleClass().add("connecting-changes");
        VBox card = new VBox(heading, address, progress, text, remedy, wait, changes, verbs(), detailsPane);
        card.getStyleClass().add("connecting-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
        model.statusProperty().subscribe(this::show);
    }

    /** Shows the seconds left anew. */
    void beat() {
        show(model.statusProperty().get());
    }

    /** Seconds that the step under way may still take, at least 0. */
    private long secondsLeft(ConnectionStatus status) {
        Enum<?> now = status.step() == null ? status.state() : status.step();
        if (now != stage) {
            stage = now;
            stageNanos = System.nanoTime();
        }
        long allowed = model.session().options().session().connectTimeoutMillis();
        long gone = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stageNanos);
        return Math.ceilDiv(Math.max(0, allowed - gone), 1_000);
    }

    private HBox verbs() {
        wait.getStyleClass().add("connecting-wait");
        wait.setId("connectingLeft");
        cancel.setText(messages.get("app.cancel"));
        cancel.setId("cancelButton");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> model.disconnect());
        again.setId("tryAgainButton");
        again.getStyleClass().add(Style.ACCENT);
        again.setOnAction(event -> model.connect());
        edit.setText(messages.get("app.editConnection"));
        edit.setId("editConnectionButton");
        edit.setOnAction(event -> doIt.accept(Offer.of(Verb.EDIT)));
        HBox verbs = new HBox(again, cancel, edit);
        verbs.getStyleClass().add("connecting-verbs");
        return verbs;
    }

    private void show(ConnectionStatus status) {
        ConnectionState state = status.state();
        address.setText(model.session().options().address().uri());
        @Nullable Failure failure = status.failure();
        boolean trying = StatusWords.isTrying(state);
        boolean failed = failure != null && !trying && state != ConnectionState.DISCONNECTED;
        if (failure != null && failed) {
            title.setText(messages.get(failure.what()));
            text.setText(words.cause(failure));
            remedy.setText(messages.get(failure.remedy()));
            details.setText(StatusWords.details(model.session(), status, failure));
        } else {
            title.setText(heading(status));
            List.of(text, remedy, details).forEach(label -> label.setText(""));
        }
        boolean waits = state == ConnectionState.WAITING;
        wait.setText(
                waits
                        ? messages.get("app.banner.waiting", StatusWords.secondsLeft(status), status.attempt())
                        : trying ? messages.get("app.connecting.left", secondsLeft(status)) : "");
        again.setText(messages.get(waits ? "app.tryNow" : "app.tryAgain"));
        offer(failure != null && failed ? FailureOffers.changes(model.session(), failure) : List.of());
        visible(icon, failed);
        visible(text, !text.getText().isEmpty());
        visible(remedy, !remedy.getText().isEmpty());
        visible(wait, !wait.getText().isEmpty());
        visible(detailsPane, failed);
        visible(progress, trying);
        visible(cancel, state.isBusy());
        visible(again, !trying);
        visible(edit, !trying);
    }

    private void offer(List<Offer> offers) {
        if (!offers.equals(offered)) {
            offered = offers;
            changes.getChildren().setAll(offers.stream().map(this::button).toList());
        }
        visible(changes, !offers.isEmpty());
    }

    private Button button(Offer offer) {
        Button button = new Button(offer.words(messages));
        button.setMnemonicParsing(false);
        button.setOnAction(event -> doIt.accept(offer));
        return button;
    }

    private String heading(ConnectionStatus status) {
        return status.state() == ConnectionState.DISCONNECTED
                ? messages.get("app.notConnected")
                : words.attempt(status);
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
