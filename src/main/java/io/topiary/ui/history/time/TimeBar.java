package io.topiary.ui.history.time;

import io.topiary.core.session.Playback;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The time line below the panes of a session. FX thread. */
public final class TimeBar extends VBox {

    private static final double PAGE = 0.1;

    private final TimeBarViewModel model;
    private final Messages messages;
    private final Slider slider = new Slider(0, 1, 1);
    private final HBox places = new HBox();
    private boolean following;

    /** The bar of {@code model}. */
    public TimeBar(TimeBarViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("timeBar");
        getStyleClass().add("time-bar");
        Label notice = new Label();
        notice.setId("timeNotice");
        notice.getStyleClass().add("time-notice");
        notice.setWrapText(true);
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        HBox row = new HBox(transport(), line(), instant(), places, now());
        row.getStyleClass().add("time-row");
        HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
        getChildren().addAll(row, notice);
        // time runs from left to right, as in every plot
        row.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    /** Adds something that is done with the instant that is shown. */
    public void add(Node action) {
        places.getChildren().add(action);
    }

    /** Goes to the slider. */
    public void focusSlider() {
        slider.requestFocus();
    }

    private Node transport() {
        Button play = Icons.button("fth-play", messages.get("time.play"));
        play.setId("timePlay");
        play.setOnAction(event -> model.togglePlay());
        model.playingProperty().subscribe(playing -> {
            play.setGraphic(Icons.of(playing ? "fth-pause" : "fth-play"));
            play.setAccessibleText(messages.get(playing ? "time.pause" : "time.play"));
        });
        Button previous = Icons.button("fth-skip-back", messages.get("time.previous"));
        previous.setId("timePrevious");
        previous.setOnAction(event -> model.step(false));
        Button next = Icons.button("fth-skip-forward", messages.get("time.next"));
        next.setId("timeNext");
        next.setOnAction(event -> model.step(true));
        next.disableProperty().bind(model.pastProperty().not());
        HBox transport = new HBox(previous, play, next, speed());
        transport.getStyleClass().add("time-transport");
        return transport;
    }

    private Node speed() {
        ComboBox<Double> speed = new ComboBox<>();
        speed.setId("timeSpeed");
        speed.setAccessibleText(messages.get("time.speed"));
        speed.getItems().setAll(Playback.SPEEDS);
        speed.setConverter(new StringConverter<>() {

            @Override
            public String toString(Double factor) {
                return factor == null ? "" : model.speed(factor);
            }

            @Override
            public Double fromString(String text) {
                return 1.0;
            }
        });
        speed.setValue(1.0);
        speed.valueProperty().subscribe(factor -> model.setSpeed(factor));
        return speed;
    }

    private Node line() {
        DensityStrip density = new DensityStrip(model::event, event -> model.goToInstant(event.micros()));
        model.spanProperty().subscribe(density::show);
        slider.setId("timeSlider");
        slider.setAccessibleText(messages.get("time.slider"));
        model.instantProperty().subscribe(words -> slider.setAccessibleHelp(words));
        model.placeProperty().subscribe(place -> follow(place.doubleValue()));
        slider.valueChangingProperty().addListener((property, before, changing) -> {
            if (!changing) {
                follow(model.placeProperty().get());
            }
        });
        slider.valueProperty().addListener((property, before, value) -> {
            if (!following) {
                model.goTo(value.doubleValue());
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        StackPane line = new StackPane(slider, density);
        line.getStyleClass().add("time-line");
        return line;
    }

    /** The hand that drags it is right, until it lets go. */
    private void follow(double place) {
        if (!slider.isValueChanging()) {
            following = true;
            slider.setValue(place);
            following = false;
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.step(false);
            case RIGHT -> model.step(true);
            case PAGE_UP -> model.goTo(Math.max(0, slider.getValue() - PAGE));
            case PAGE_DOWN -> model.goTo(Math.min(1, slider.getValue() + PAGE));
            case HOME -> model.goTo(0);
            case END -> model.goToNow();
            case SPACE -> model.togglePlay();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Node instant() {
        Label instant = new Label();
        instant.setId("timeInstant");
        instant.getStyleClass().addAll("time-instant", Style.MONO);
        instant.textProperty().bind(model.instantProperty());
        Label ago = new Label();
        ago.setId("timeAgo");
        ago.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        ago.textProperty().bind(model.agoProperty());
        VBox both = new VBox(instant, ago);
        both.getStyleClass().add("time-words");
        return both;
    }

    private Node now() {
        Button now = new Button(messages.get(model.isLive() ? "time.now.button" : "time.end.button"));
        now.setId("timeNow");
        now.setMinWidth(USE_PREF_SIZE);
        now.setOnAction(event -> model.goToNow());
        now.disableProperty().bind(model.pastProperty().not());
        return now;
    }
}
