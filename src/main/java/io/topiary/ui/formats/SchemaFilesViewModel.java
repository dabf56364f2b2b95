package io.topiary.ui.formats;

import io.topiary.core.payload.schema.SchemaFile;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The schema files and what can be done with them. Files are read on a worker. FX thread. */
public final class SchemaFilesViewModel implements AutoCloseable {

    private static final int MOST_SHOWN = 2_000;

    private final SchemaLibrary library;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final ObservableList<SchemaFile> files = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Runnable ending;

    /**
     * What {@code library} holds.
     *
     * @param background reads and copies files
     * @param fx runs on the FX thread
     */
    public SchemaFilesViewModel(SchemaLibrary library, Executor background, Executor fx, Messages messages) {
        this.library = library;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.ending = library.onChange(() -> fx.execute(() -> run(() -> {})));
        run(() -> {});
    }

    /** All files, by name. */
    public ObservableList<SchemaFile> files() {
        return files;
    }

    /** Whether files are being read. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last request failed; empty if it did not. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Copies {@code chosen} into the library. */
    public void add(List<Path> chosen) {
        problem.set("");
        run(() -> library.add(chosen));
    }

    /** Takes {@code file} out of the library. */
    public void remove(SchemaFile file) {
        problem.set("");
        run(() -> library.remove(file.name()));
    }

    /** Reads all files again. */
    public void reload() {
        problem.set("");
        run(library::reload);
    }

    /** The state of {@code file} in a few words. */
    public String state(SchemaFile file) {
        return file.problem().isPresent()
                ? messages.get("formats.schemas.broken")
                : messages.get("formats.schemas.types", file.types().size());
    }

    /** What is in {@code file}, or what is wrong with it, in full. */
    public String details(SchemaFile file) {
        return file.problem()
                .map(messages::get)
                .orElseGet(() -> Escapes.visible(String.join(", ", file.types()), MOST_SHOWN));
    }

    @Override
    public void close() {
        ending.run();
    }

    private interface Work {

        void run() throws StoreException;
    }

    private void run(Work work) {
        busy.set(true);
        background.execute(() -> {
            String failed = "";
            try {
                work.run();
            } catch (StoreException e) {
                failed = messages.get(e.text());
            }
            List<SchemaFile> now = library.contents().files();
            String said = failed;
            fx.execute(() -> {
                busy.set(false);
                files.setAll(now);
                if (!said.isEmpty()) {
                    problem.set(said);
                }
            });
        });
    }
}
