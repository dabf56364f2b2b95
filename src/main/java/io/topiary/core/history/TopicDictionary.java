package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The names of a recording's topics, read when they are asked for first. One thread at a time. */
final class TopicDictionary {

    private final RecordingFile file;
    private final Map<Long, String> names = new HashMap<>();
    private long read;

    TopicDictionary(RecordingFile file) {
        this.file = file;
    }

    /** The name of {@code topic}, empty if there is no such topic. */
    String of(long topic) throws SQLException {
        if (!names.containsKey(topic)) {
            readOn();
        }
        return names.getOrDefault(topic, "");
    }

    /** All there are by now, by number. */
    Map<Long, String> all() throws SQLException {
        readOn();
        return Collections.unmodifiableMap(names);
    }

    /** Reads the topics that came since this was called last. */
    private void readOn() throws SQLException {
        try (PreparedStatement query = file.connection().prepareStatement("SELECT id, name FROM topic WHERE id > ?")) {
            query.setLong(1, read);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getLong(1), rows.getString(2));
                    read = Math.max(read, rows.getLong(1));
                }
            }
        }
    }
}
