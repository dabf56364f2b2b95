package io.topiary.core.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The topics of a recording at one moment. Immutable; any thread. */
final class TopicNames {

    private final Map<Long, String> names;

    private TopicNames(Map<Long, String> names) {
        this.names = names;
    }

    /** The topics known now. */
    static TopicNames read(RecordingFile file) throws SQLException {
        Map<Long, String> names = new HashMap<>();
        try (Statement statement = file.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, name FROM topic")) {
            while (rows.next()) {
                names.put(rows.getLong(1), rows.getString(2));
            }
        }
        return new TopicNames(names);
    }

    /** How many there are. */
    int count() {
        return names.size();
    }

    /** The name of the topic numbered {@code id}; empty if there is none, which only a damaged recording has. */
    String name(long id) {
        return names.getOrDefault(id, "");
    }

    /** The numbers of the topics that {@code accepts} accepts. */
    Set<Long> matching(Predicate<String> accepts) {
        Set<Long> ids = new HashSet<>();
        names.forEach((id, name) -> {
            if (accepts.test(name)) {
                ids.add(id);
            }
        });
        return ids;
    }
}
