package io.topiary.ui.messages;

import io.topiary.core.history.PointInTime;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.time.Instant;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Where a time is typed that the log is to go to; not there until somebody asks for it. FX thread. */
final class LogTimeBar extends HBox {

    private final LogJump jump;
    private final LogTimes times;
    private final Messages messages;
    private final Node log;
    private final TextField field = new TextField();
    private final Label problem = new Label();

    /** @param log has the focus when it is closed */
    LogTimeBar(LogJump jump, LogTimes times, Messages messages, Node log) {
        this.jump = jump;
        this.times = times;
        this.messages = messages;
        this.log = log;
        setId("messageLogTimeBar");
        getStyleClass().add("find-bar");
        field.setId("messageLogTime");
        field.setPromptText(messages.get("messages.time.prompt"));
        field.setAccessibleText(messages.get("messages.time"));
        field.setPrefColumnCount(24);
        field.setMinWidth(USE_PREF_SIZE);
        field.setOnAction(event -> go());
        field.textProperty().subscribe(text -> problem.setText(""));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        problem.setId("messageLogTimeProblem");
        problem.getStyleClass().addAll("problem", Style.SMALL);
        problem.setMinWidth(0);
        Button go = new Button(messages.get("messages.time.go"));
        go.setId("messageLogTimeGo");
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(event -> go());
        Button close = Icons.button("fth-x", messages.get("messages.time.close"));
        close.setOnAction(event -> close());
        getChildren().addAll(field, go, problem, close);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows it, with the field ready to be typed into. */
    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    private void go() {
        // a time without an offset is on the clock that the log's times are on
        PointInTime written = new PointInTime(Instant.now(), times.zone());
        OptionalLong micros = written.micros(field.getText(), false);
        problem.setText(
                micros.isPresent()
                        ? ""
                        : messages.get("messages.time.none", field.getText().strip()));
        micros.ifPresent(jump::to);
    }

    private void close() {
        setVisible(false);
        log.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }
}
