package io.topiary.ui.history.replay;

import static io.topiary.ui.history.replay.ReplayControls.grow;
import static io.topiary.ui.history.replay.ReplayControls.line;
import static io.topiary.ui.history.replay.ReplayControls.problem;

import io.topiary.core.message.Qos;
import io.topiary.core.replay.ReplayPace;
import io.topiary.core.replay.ReplaySelection.Ways;
import io.topiary.core.replay.ReplayShape.Retain;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The form of a replay: what, where to, and how; below it what would come of it, and what to think of. FX thread. */
final class ReplayFormView extends GridPane {

    private final ReplayFormViewModel model;
    private final ReplayFields fields;
    private final Messages messages;
    private final ReplayControls with;
    private final Function<Window, Optional<Path>> chooseFile;
    private final TextField typed;
    private int rows;

    /** @param chooseFile has the user choose a file to read */
    ReplayFormView(ReplayFormViewModel model, Messages messages, Function<Window, Optional<Path>> chooseFile) {
        this.model = model;
        this.fields = model.fields;
        this.messages = messages;
        this.with = new ReplayControls(messages);
        this.chooseFile = chooseFile;
        this.typed = with.field("replayTyped", model.typed, "replay.form.confirm");
        getStyleClass().add("replay-form");
        createPlaces();
        createSelection();
        createRewrite();
        createShape();
        createPace();
        createForecast();
        createCautions();
    }

    private void createPlaces() {
        ComboBox<@Nullable ReplayInput> input = with.box(
                "replayInput",
                model.inputs(),
                choice -> choice == null ? "" : choice.label(),
                model.input,
                "replay.form.input");
        input.setPromptText(messages.get("replay.form.input.none"));
        Button browse = new Button(messages.get("replay.form.browse"));
        browse.setId("replayBrowse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> chooseFile.apply(getScene().getWindow()).ifPresent(model::choose));
        row("replay.form.input", line(grow(input), browse));
        ComboBox<@Nullable ReplayTarget> target = with.box(
                "replayTarget",
                FXCollections.observableArrayList(model.targets()),
                choice -> choice == null
                        ? ""
                        : messages.get(
                                "replay.form.target.name",
                                choice.name(),
                                choice.address().hostAndPort()),
                model.target,
                "replay.form.target");
        row("replay.form.target", new VBox(line(grow(target)), problem("replayObjection", model.objectionProperty())));
    }

    private void createSelection() {
        TextField filter = with.field("replayFilter", fields.filter, "replay.form.filter.prompt");
        filter.getStyleClass().add(Style.MONO);
        filter.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        ComboBox<Ways> ways = with.box(
                "replayWays",
                FXCollections.observableArrayList(Ways.values()),
                way -> messages.get(
                        switch (way) {
                            case RECEIVED -> "replay.form.ways.received";
                            case PUBLISHED -> "replay.form.ways.published";
                            case BOTH -> "replay.form.ways.both";
                        }),
                fields.ways,
                "replay.form.ways");
        row(
                "replay.form.filter",
                new VBox(
                        line(grow(filter), ways),
                        problem("replayFilterProblem", with.words(fields.filterProblemProperty()))));
        TextField since = with.field("replaySince", fields.since, "replay.form.since.prompt");
        TextField until = with.field("replayUntil", fields.until, "replay.form.until.prompt");
        row(
                "replay.form.time",
                new VBox(
                        line(grow(since), new Label(messages.get("replay.form.time.to")), grow(until)),
                        problem("replayTimeProblem", with.words(fields.timeProblemProperty()))));
    }

    private void createRewrite() {
        ComboBox<RewriteKind> kind = with.box(
                "replayRewrite",
                FXCollections.observableArrayList(RewriteKind.values()),
                choice -> messages.get(choice.key()),
                fields.rewrite,
                "replay.form.rewrite");
        TextField from = with.field("replayRewriteFrom", fields.from, "replay.form.rewrite.from");
        TextField to = with.field("replayRewriteTo", fields.to, "replay.form.rewrite.to");
        Stream.of(from, to).forEach(field -> {
            field.getStyleClass().add(Style.MONO);
            field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            field.disableProperty().bind(fields.rewrite.isEqualTo(RewriteKind.NONE));
        });
        row(
                "replay.form.rewrite",
                new VBox(
                        line(kind, grow(from), new Label("→"), grow(to)),
                        problem("replayRewriteProblem", with.words(fields.rewriteProblemProperty()))));
    }

    private void createShape() {
        ComboBox<Retain> retain = with.box(
                "replayRetain",
                FXCollections.observableArrayList(Retain.values()),
                choice -> messages.get(
                        switch (choice) {
                            case AS_RECORDED -> "replay.form.retain.recorded";
                            case NEVER -> "replay.form.retain.never";
                            case ALWAYS -> "replay.form.retain.always";
                        }),
                fields.retain,
                "replay.form.retain");
        List<Optional<Qos>> levels = Stream.concat(
                        Stream.of(Optional.<Qos>empty()),
                        Stream.of(Qos.values()).map(Optional::of))
                .toList();
        ComboBox<Optional<Qos>> qos = with.box(
                "replayQos",
                FXCollections.observableArrayList(levels),
                level -> level.map(fixed -> messages.get("replay.form.qos.fixed", fixed.code()))
                        .orElseGet(() -> messages.get("replay.form.qos.recorded")),
                fields.qos,
                "replay.form.qos");
        row(
                "replay.form.retain",
                line(retain, qos, with.check("replayExpiry", "replay.form.expiry", fields.keepExpiry)));
    }

    private void createPace() {
        ComboBox<Double> speed = with.box(
                "replaySpeed",
                FXCollections.observableArrayList(ReplayFields.SPEEDS),
                factor -> factor == ReplayPace.UNPACED
                        ? messages.get("replay.form.speed.max")
                        : messages.get("replay.form.speed.factor", factor),
                fields.speed,
                "replay.form.speed");
        TextField rounds = with.number("replayRounds", fields.rounds, "replay.form.rounds");
        rounds.disableProperty().bind(fields.forever);
        TextField pause = with.number("replayPause", fields.longestPause, "replay.form.pause");
        row(
                "replay.form.speed",
                new VBox(
                        line(
                                speed,
                                with.label("replay.form.rounds", rounds),
                                rounds,
                                with.check("replayForever", "replay.form.forever", fields.forever)),
                        problem("replayPaceProblem", with.words(fields.paceProblemProperty()))));
        pause.setPromptText(messages.get("replay.form.pause.prompt"));
        row(
                "replay.form.pause",
                line(
                        pause,
                        with.label("replay.form.pause.unit", pause),
                        with.check("replayStopWhenLost", "replay.form.stopWhenLost", fields.stopWhenLost)));
    }

    private void createForecast() {
        Button rehearse = new Button();
        rehearse.setId("replayRehearse");
        rehearse.setMinWidth(Region.USE_PREF_SIZE);
        rehearse.textProperty()
                .bind(model.rehearsingProperty()
                        .map(running -> messages.get(running ? "app.cancel" : "replay.form.rehearse")));
        rehearse.disableProperty().bind(model.plannedProperty().not());
        Tips.explain(rehearse, messages.get("replay.form.rehearse.tip"));
        rehearse.setOnAction(event -> model.rehearse());
        TextArea forecast = new TextArea();
        forecast.setId("replayForecast");
        forecast.setEditable(false);
        forecast.setPrefRowCount(6);
        forecast.setWrapText(true);
        forecast.setAccessibleText(messages.get("replay.form.rehearse"));
        forecast.setPromptText(messages.get("replay.form.rehearse.tip"));
        forecast.textProperty().bind(model.forecastProperty());
        row("replay.form.forecast", line(rehearse, grow(forecast)));
    }

    private void createCautions() {
        Label caution = ReplayControls.words("replayCaution", model.cautionProperty());
        caution.getStyleClass().add("caution-words");
        Label toType = ReplayControls.words("replayToType", model.toTypeProperty());
        toType.setLabelFor(typed);
        typed.visibleProperty().bind(toType.visibleProperty());
        typed.managedProperty().bind(toType.visibleProperty());
        VBox cautions = new VBox(caution, toType, typed);
        cautions.getStyleClass().add("replay-cautions");
        add(cautions, 1, rows);
    }

    private void row(String key, Node node) {
        add(with.label(key, node), 0, rows);
        add(node, 1, rows++);
        setHgrow(node, Priority.ALWAYS);
    }
}
