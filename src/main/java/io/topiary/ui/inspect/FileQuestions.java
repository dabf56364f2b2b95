package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Asks where to save something. FX thread. */
final class FileQuestions {

    private final Node owner;
    private final Messages messages;
    private Function<String, @Nullable Path> files = this::chooseFile;
    private Supplier<@Nullable Path> folders = this::chooseFolder;

    /** @param owner the window of this one asks */
    FileQuestions(Node owner, Messages messages) {
        this.owner = owner;
        this.messages = messages;
    }

    /** Asks somebody else than the system's dialog for a file, which is proposed a name and may return null. */
    void setFiles(Function<String, @Nullable Path> newFiles) {
        files = newFiles;
    }

    /** Asks somebody else than the system's dialog for a folder, which may return null. */
    void setFolders(Supplier<@Nullable Path> newFolders) {
        folders = newFolders;
    }

    /** A file, {@code name} is proposed; empty if nothing was chosen. */
    Optional<Path> file(String name) {
        return Optional.ofNullable(files.apply(name));
    }

    /** A folder; empty if nothing was chosen. */
    Optional<Path> folder() {
        return Optional.ofNullable(folders.get());
    }

    private @Nullable Path chooseFile(String name) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(messages.get("inspect.save"));
        dialog.setInitialFileName(name);
        File file = dialog.showSaveDialog(owner.getScene().getWindow());
        return file == null ? null : file.toPath();
    }

    private @Nullable Path chooseFolder() {
        DirectoryChooser dialog = new DirectoryChooser();
        dialog.setTitle(messages.get("inspect.saveFolder"));
        File folder = dialog.showDialog(owner.getScene().getWindow());
        return folder == null ? null : folder.toPath();
    }

    /** Puts {@code text} on the clipboard. */
    static void toClipboard(String text) {
        ClipboardContent clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
    }
}
