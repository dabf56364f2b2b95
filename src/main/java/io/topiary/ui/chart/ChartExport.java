package io.topiary.ui.chart;

import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.NodePicture;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.image.WritableImage;

/** Writes charts to files, readable by their owner only, on a worker; tells what came of it. FX thread. */
final class ChartExport {

    private final ChartParts parts;
    private final Messages messages;
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");

    ChartExport(ChartParts parts) {
        this.parts = parts;
        this.messages = parts.messages();
    }

    /** What came of it. */
    ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Writes what is to be seen of {@code frame} as comma-separated values. */
    void table(ChartFrame frame, ChartTable.Form form, Path file) {
        run(file, () -> PrivateFile.write(file, out -> new ChartTable(frame).write(form, out)));
    }

    /** Writes {@code image} as a PNG. */
    void picture(WritableImage image, Path file) {
        run(file, () -> PrivateFile.write(file, out -> out.write(NodePicture.png(image))));
    }

    /** Tells that something was copied. */
    void copied() {
        result.set(messages.get("chart.copied"));
    }

    /** Something that writes a file. */
    @FunctionalInterface
    private interface Writing {

        void run() throws StoreException;
    }

    private void run(Path file, Writing writing) {
        result.set(messages.get("chart.saving"));
        parts.workers().execute(() -> {
            String words;
            try {
                writing.run();
                words = messages.get("chart.saved", String.valueOf(file.getFileName()));
            } catch (StoreException e) {
                words = messages.get(e.text());
            }
            String told = words;
            parts.fx().execute(() -> result.set(told));
        });
    }
}
