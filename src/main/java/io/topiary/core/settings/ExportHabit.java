package io.topiary.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * How messages of one broker were exported last. Immutable.
 *
 * @param format the name of the format, empty if nothing was exported yet
 * @param folder the path of the folder it went to, empty if nothing was exported yet
 */
public record ExportHabit(String format, String folder) {

    private static final String KEY = "export";
    private static final String FORMAT = "format";
    private static final String FOLDER = "folder";

    /** What {@code memory} knows of it. */
    public static ExportHabit in(LookStore.Memory memory) {
        JsonNode part = memory.part(KEY);
        return part == null
                ? new ExportHabit("", "")
                : new ExportHabit(part.path(FORMAT).asText(), part.path(FOLDER).asText());
    }

    /** Has {@code memory} keep it. */
    public void keepIn(LookStore.Memory memory) {
        memory.keep(
                KEY, JsonNodeFactory.instance.objectNode().put(FORMAT, format).put(FOLDER, folder));
    }
}
