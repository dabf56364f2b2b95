package io.topiary.core.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of a recording. Anyone may open the file with any SQLite tool:
 *
 * <ul>
 *   <li>{@code topic(id, name)}: every topic name once.
 *   <li>{@code message(id, time, topic, flags, payload, properties)}: the messages; {@code id} in the order of arrival,
 *       {@code time} in microseconds since 1970-01-01T00:00:00Z, {@code flags} = QoS + 4 if retained + 8 if published by
 *       Topiary, {@code properties} as a JSON object or null.
 *   <li>{@code stretch(id, time, first, messages, bytes)}: how many messages, from number {@code first} on, came in the
 *       second or so that began at {@code time}: the way from a time to a message, and the density of the recording.
 *   <li>{@code event(id, time, message, kind, text)}: what happened beside the messages, before number {@code message}:
 *       {@code link-down}, {@code link-up}, {@code failure}, {@code alert}; {@code text} tells more, or is null.
 *   <li>{@code snapshot(id, time, message, state)}: for each topic the number of its newest message before number
 *       {@code message}, packed as {@link TopicState} says.
 *   <li>{@code about(key, value)}: what the recording is of.
 * </ul>
 */
final class RecordingSchema {

    /** Kept in {@code PRAGMA user_version}. */
    static final int VERSION = 1;

    /** "TPRY", kept in {@code PRAGMA application_id}: tells a recording from other SQLite files. */
    static final int APPLICATION = 0x54505259;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE topic (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            "CREATE TABLE message (id INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
                    + " topic INTEGER NOT NULL REFERENCES topic (id), flags INTEGER NOT NULL,"
                    + " payload BLOB NOT NULL, properties TEXT)",
            // the row's id is part of every index: this one finds the messages of a topic in their order
            "CREATE INDEX message_topic ON message (topic)",
            "CREATE TABLE stretch (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, first INTEGER NOT NULL,"
                    + " messages INTEGER NOT NULL, bytes INTEGER NOT NULL)",
            "CREATE INDEX stretch_time ON stretch (time)",
            "CREATE TABLE event (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, message INTEGER NOT NULL,"
                    + " kind TEXT NOT NULL, text TEXT)",
            "CREATE TABLE snapshot (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, message INTEGER NOT NULL,"
                    + " state BLOB NOT NULL)");

    private RecordingSchema() {}

    /** The version of the schema in the file behind {@code connection}, 0 if there is nothing in it. */
    static int version(Connection connection) throws SQLException {
        return pragma(connection, "user_version");
    }

    /** Whether the file behind {@code connection} is a recording, or nothing yet. */
    static boolean isRecording(Connection connection) throws SQLException {
        int application = pragma(connection, "application_id");
        return application == APPLICATION || (application == 0 && version(connection) == 0 && isEmpty(connection));
    }

    /** Makes the tables. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.executeUpdate(table);
            }
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM sqlite_schema LIMIT 1")) {
            return !rows.next();
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getInt(1);
        }
    }
}
