package io.topiary.ui.messages;

import io.topiary.core.export.MessageFormat;
import io.topiary.core.text.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/**
 * Asks with the system's own dialog where an export is to go.
 *
 * @param owner in the window that the dialog belongs to
 * @param messages the words
 */
record LogFileDialog(Node owner, Messages messages) implements LogFiles {

    @Override
    public Optional<Path> ask(MessageFormat format, String name, @Nullable Path folder) {
        File start = folder != null && Files.isDirectory(folder) ? folder.toFile() : null;
        return Optional.ofNullable(format == MessageFormat.PAYLOADS ? folder(start) : file(format, name, start))
                .map(File::toPath);
    }

    private @Nullable File folder(@Nullable File start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("messages.export"));
        chooser.setInitialDirectory(start);
        return chooser.showDialog(owner.getScene().getWindow());
    }

    private @Nullable File file(MessageFormat format, String name, @Nullable File start) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("messages.export"));
        chooser.setInitialDirectory(start);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                messages.get("messages.export.as." + format.label()), "*." + format.extension()),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return chooser.showSaveDialog(owner.getScene().getWindow());
    }
}
