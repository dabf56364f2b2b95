package io.topiary.core.history.transfer;

import java.nio.file.Path;
import java.util.Locale;

/** What a part of a recording is written as. */
public enum ExportFormat {

    /** A recording of its own, which Topiary opens: an SQLite file, see {@code RecordingSchema}. */
    TOPIARY(".topiary"),

    /** One JSON object a line, see {@link io.topiary.core.export.MessageJsonWriter}. */
    JSON_LINES(".jsonl");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /** How the names of such files end, with its dot. */
    public String extension() {
        return extension;
    }

    /** The format that the name of {@code file} asks for: a recording if it ends so, JSON lines otherwise. */
    public static ExportFormat ofName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(TOPIARY.extension) ? TOPIARY : JSON_LINES;
    }
}
