package io.topiary.ui.messages;

import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.testing.FakeConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As a {@link LogStand}, recorded into a file: what was received is in it before the log is refreshed. A recorder commits
 * once a second, or when it is closed: so each feed has one of its own.
 */
final class RecordedStand implements AutoCloseable {

    private static final int ROWS = 10;

    final LogStand log;
    final MessageLogViewModel model;
    private final Path file;
    private Recorder recorder;

    RecordedStand(Path folder, int kept) {
        log = new LogStand(ROWS, kept);
        model = log.model;
        file = folder.resolve("p.db");
        recorder = record();
        model.continueWith(() -> Optional.of(file).filter(Files::isRegularFile));
    }

    private Recorder record() {
        Recorder next = new Recorder(file, RecordingBudget.UNLIMITED);
        log.session.tape().start(next.line());
        return next;
    }

    /** Receives messages, each written {@code topic=payload}, and has them recorded. */
    void feed(List<String> messages) {
        for (String message : messages) {
            int sign = message.indexOf('=');
            log.connection.feed(message.substring(0, sign), message.substring(sign + 1));
        }
        FakeConnection.settle(log.session);
        commit();
        settle();
    }

    private void commit() {
        log.session.tape().stop();
        end();
        recorder = record();
    }

    private void end() {
        recorder.close();
        try {
            recorder.awaitEnd(20_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the recording to be read. */
    void settle() {
        await().until(() -> {
            refresh();
            return model.olderProperty().get().isThere();
        });
        refresh();
    }

    void refresh() {
        model.readAgain();
        log.refresh();
    }

    void scroll(int rows) {
        model.window().scrollBy(rows);
        // what is not at hand is asked for, and then shown
        log.pulse.run();
        log.pulse.run();
    }

    /** Everything from where one is back to the beginning, the oldest first. */
    List<String> upwards() {
        List<String> all = new ArrayList<>(log.messages());
        while (model.window().firstRow() > 0) {
            long before = rowsToTheEnd();
            scroll(2 - ROWS);
            int more = (int) (rowsToTheEnd() - before);
            all.addAll(0, log.messages().subList(0, more));
        }
        return all;
    }

    /** From the first one on screen: the others may be found to be more than were known. */
    private long rowsToTheEnd() {
        return model.window().rowCount() - model.window().firstRow();
    }

    @Override
    public void close() {
        log.close();
        end();
    }
}
