package io.topiary.ui.publish;

import io.topiary.core.publish.request.Exchange;
import io.topiary.core.publish.request.RequestReport;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Sends the message being written as a request, and shows what came back, with how long it took. FX thread. */
final class RequestPage extends VBox {

    private static final int MOST_SHOWN = 120;

    private final PublishViewModel publish;
    private final RequestsViewModel model;
    private final Messages messages;

    RequestPage(PublishViewModel publish, Messages messages) {
        this.publish = publish;
        this.model = publish.requests();
        this.messages = messages;
        setId("publishRequest");
        getStyleClass().add("publish-page");
        ListView<Exchange> pairs = createPairs();
        RoundTripPlot plot = new RoundTripPlot(messages);
        Label summary = new Label();
        summary.setId("publishRequestSummary");
        summary.getStyleClass().add(Style.SMALL);
        summary.setWrapText(true);
        model.reportProperty().subscribe(report -> {
            pairs.getItems().setAll(report.newest());
            plot.show(report.roundTrips());
            summary.setText(words(report));
        });
        Parts.shown(summary, summary.textProperty().map(text -> !text.isEmpty()));
        HBox below = new HBox(pairs, plot);
        below.getStyleClass().add("publish-row");
        below.setMinHeight(0);
        HBox.setHgrow(pairs, Priority.ALWAYS);
        setVgrow(below, Priority.ALWAYS);
        getChildren()
                .addAll(createFields(), Parts.error("publishRequestProblem", model.problemProperty()), summary, below);
    }

    private FlowPane createFields() {
        ComboBox<Boolean> matching = Parts.choice(
                "publishMatching",
                messages.get("publish.request.matching"),
                model.byFieldProperty(),
                field -> messages.get(field ? "publish.request.byField" : "publish.request.byCorrelation"));
        matching.getItems().setAll(false, true);
        matching.disableProperty().bind(model.fieldOnlyProperty());
        TextField topic =
                Parts.field("publishReplyTopic", model.replyTopicProperty(), messages.get("publish.request.topic"));
        topic.setPrefColumnCount(16);
        TextField pointer =
                Parts.number("publishReplyField", model.pointerProperty(), messages.get("publish.request.pointer"));
        HBox field = Parts.row(Parts.label(messages.get("publish.request.pointer"), pointer), pointer);
        Parts.shown(field, model.byFieldProperty());
        TextField times =
                Parts.number("publishRequestTimes", model.timesProperty(), messages.get("publish.request.times"));
        times.setPrefColumnCount(4);
        TextField timeout =
                Parts.number("publishTimeout", model.timeoutSecondsProperty(), messages.get("publish.request.timeout"));
        timeout.setPrefColumnCount(3);
        FlowPane fields = new FlowPane(
                Parts.row(Parts.label(messages.get("publish.request.topic"), topic), topic),
                matching,
                field,
                Parts.row(times, Parts.faint(messages.get("publish.run.times"))),
                Parts.row(
                        Parts.label(messages.get("publish.request.timeout"), timeout),
                        timeout,
                        Parts.faint(messages.get("publish.property.seconds"))),
                createButtons());
        fields.getStyleClass().add("publish-flow");
        return fields;
    }

    /** One is where the other was, and gets the focus that it had. */
    private HBox createButtons() {
        Button ask = createAsk();
        Button stop = createStop();
        model.runningProperty().subscribe(running -> {
            Button gone = running ? ask : stop;
            if (gone.isFocused()) {
                (running ? stop : ask).requestFocus();
            }
        });
        return Parts.row(ask, stop);
    }

    private Button createAsk() {
        Button ask = Parts.button("publishAsk", messages.get("publish.request.ask"), publish::ask);
        ask.disableProperty().bind(publish.readyProperty().not());
        Parts.shown(ask, model.runningProperty().map(running -> !running));
        return ask;
    }

    private Button createStop() {
        Button stop = Parts.button("publishAskStop", messages.get("publish.request.stop"), model::stop);
        Parts.shown(stop, model.runningProperty());
        return stop;
    }

    private ListView<Exchange> createPairs() {
        ListView<Exchange> pairs = new ListView<>();
        pairs.setId("publishPairs");
        pairs.getStyleClass().add("publish-runs");
        pairs.setFocusTraversable(false);
        pairs.setCellFactory(list -> new PairCell());
        pairs.setPlaceholder(Parts.placeholder(messages.get("publish.request.none")));
        return pairs;
    }

    private String words(RequestReport report) {
        String waits = report.held() ? messages.get("publish.run.state.held") : "";
        if (report.asked() == 0) {
            return waits;
        }
        StringBuilder words =
                new StringBuilder(messages.get("publish.request.replied", report.replied(), report.asked()));
        if (report.replied() > 0) {
            words.append(" · ")
                    .append(messages.get(
                            "publish.request.quantiles",
                            Parts.millis(messages, report.roundTrips().quantile(0)),
                            Parts.millis(messages, report.roundTrips().quantile(0.5)),
                            Parts.millis(messages, report.roundTrips().quantile(0.99)),
                            Parts.millis(messages, report.roundTrips().quantile(1))));
        }
        count(words, "publish.request.timedOut", report.timedOut());
        count(words, "publish.request.notAsked", report.notAsked());
        count(words, "publish.run.unknown", report.unknown());
        count(words, "publish.request.late", report.late());
        return waits.isEmpty() ? words.toString() : waits + " · " + words;
    }

    private void count(StringBuilder words, String key, int count) {
        if (count > 0) {
            words.append(" · ").append(messages.get(key, count));
        }
    }

    /** A request and its reply on one line. */
    private final class PairCell extends ListCell<Exchange> {

        private final Label result = new Label();
        private final Label payloads = new Label();
        private final HBox line = Parts.row(result, payloads);

        PairCell() {
            result.getStyleClass().add("publish-result");
            result.setMinWidth(USE_PREF_SIZE);
            payloads.getStyleClass().add(Style.MONO);
            payloads.setMinWidth(0);
            // no wider than the list: the line ends in an ellipsis
            setPrefWidth(0);
            getStyleClass().add("publish-run");
        }

        @Override
        protected void updateItem(@Nullable Exchange item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            result.getStyleClass().removeAll("good", "bad", "doubtful");
            String request = shown(item.request());
            switch (item.result()) {
                case Exchange.Result.Replied reply -> {
                    show("good", Parts.millis(messages, reply.nanos()));
                    payloads.setText(messages.get("publish.request.pair", request, shown(reply.payload())));
                }
                case Exchange.Result.TimedOut none -> {
                    show("doubtful", messages.get("publish.request.noReply"));
                    payloads.setText(request);
                }
                case Exchange.Result.NotAsked no -> {
                    show("bad", messages.get(no.why()));
                    payloads.setText(request);
                }
                case Exchange.Result.Unknown lost -> {
                    show("doubtful", messages.get("publish.unknown", messages.get(lost.why())));
                    payloads.setText(request);
                }
            }
            setAccessibleText(result.getText() + " " + payloads.getText());
            setGraphic(line);
        }

        private void show(String level, String words) {
            result.setText(words);
            result.getStyleClass().add(level);
        }

        private String shown(byte[] payload) {
            if (payload.length == 0) {
                return messages.get("publish.request.empty");
            }
            int length = Math.min(payload.length, MOST_SHOWN);
            return Escapes.visible(new String(payload, 0, length, StandardCharsets.UTF_8), MOST_SHOWN);
        }
    }
}
