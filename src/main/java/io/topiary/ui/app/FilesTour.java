package io.topiary.ui.app;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingWriter;
import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.session.TopicExport;
import io.topiary.core.text.Messages;
import io.topiary.ui.history.files.ExportRecordingViewModel.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.stage.Window;

/** The part of a tour that exports a recording and looks at a file to import. Called on the main thread. */
final class FilesTour {

    private static final String ROOT = "zigbee2mqtt";
    private static final String STEP = "app.tour.step.files";

    private final TourGuide guide;
    private final TransferDesk desk;
    private final Session session;
    private final Messages messages;

    FilesTour(TourGuide guide, TransferDesk desk, SessionTab tab, Messages messages) {
        this.guide = guide;
        this.desk = desk;
        this.session = tab.model().session();
        this.messages = messages;
    }

    void walk() throws TourException {
        try {
            Path folder = Files.createTempDirectory("topiary-tour");
            walk(folder.resolve("zigbee.jsonl"), folder.resolve("demo.topiary"));
        } catch (IOException | RecordingException e) {
            throw new TourException(messages.get("app.tour.failed", String.valueOf(e.getMessage())));
        }
    }

    private void walk(Path lines, Path recording) throws IOException, RecordingException, TourException {
        new TopicExport(session.model(), ROOT, MessageQuery.ALL).write(lines);
        Files.writeString(lines, "{\"topic\":\"a/#\"}\nconnection lost\n", StandardOpenOption.APPEND);
        record(recording);
        try {
            guide.begin(() -> desk.importFile(lines));
            guide.await(STEP, () -> says("importRecordingContent"));
            guide.pictureOfFront("31-import-recording", () -> scene("importRecordingContent"));
            guide.act(() -> scene("importRecordingContent").getWindow().hide());
            guide.begin(() -> desk.export(new Start(recording, "json:.battery<50", ROOT)));
            guide.await(STEP, () -> says("exportRecordingContent"));
            guide.act(() -> find("exportPartOfRecording")
                    .map(RadioButton.class::cast)
                    .ifPresent(part -> part.setSelected(true)));
            guide.pictureOfFront("30-export-recording", () -> scene("exportRecordingContent"));
            guide.act(() -> scene("exportRecordingContent").getWindow().hide());
        } finally {
            Files.deleteIfExists(lines);
            Files.deleteIfExists(recording);
            Files.deleteIfExists(recording.getParent());
        }
    }

    private void record(Path recording) throws RecordingException {
        List<Message> received = session.model()
                .read(model ->
                        model.log().range(model.log().first(), model.log().end()));
        try (RecordingWriter writer = RecordingWriter.create(recording)) {
            for (Message message : received) {
                writer.add(message);
            }
            writer.finish();
        }
    }

    private static boolean says(String id) {
        return find(id).map(Labeled.class::cast)
                .filter(label -> !label.getText().isEmpty())
                .isPresent();
    }

    private static Scene scene(String id) {
        return find(id).map(Node::getScene).orElseThrow();
    }

    private static Optional<Node> find(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#" + id))
                .filter(node -> node != null)
                .findFirst();
    }
}
