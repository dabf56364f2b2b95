package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through parts of a recording as planned. One thread at a time. */
final class SliceReader implements AutoCloseable {

    /** More than this is not carried at once, however large the payloads are; a single one may be larger. */
    private static final long MOST_BYTES = 16L << 20;

    private final RecordingFile file;
    private final SearchPlan plan;
    private final MessageRows rows = new MessageRows();
    private final PreparedStatement select;
    private final PreparedStatement selectThese;
    private final PreparedStatement count;
    private final @Nullable Set<Long> onTopics;
    private final boolean byPayload;

    private SliceReader(RecordingFile file, SearchPlan plan) throws SQLException {
        this.file = file;
        this.plan = plan;
        this.select = file.connection().prepareStatement(plan.select(MessageRows.COLUMNS));
        this.selectThese = file.connection().prepareStatement(SearchPlan.selectThese(MessageRows.COLUMNS));
        this.count = file.connection().prepareStatement(plan.count());
        this.onTopics = plan.onTopics();
        this.byPayload = plan.goesByPayload();
    }

    /** Opens {@code recording} once more. */
    static SliceReader open(RecordingFile recording, SearchPlan plan) throws RecordingException {
        RecordingFile file = recording.again();
        try {
            return new SliceReader(file, plan);
        } catch (SQLException e) {
            file.close();
            throw file.problem(e);
        }
    }

    /**
     * What is found in {@code slice}.
     *
     * @param most how many messages are wanted
     */
    SearchSlice read(Slices.Slice slice, long most) throws RecordingException {
        try {
            return most <= 0 && plan.condition().knowsSome() ? count(slice) : find(slice, most);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /** Nobody wants to see them: only those that SQLite is not sure of are read. */
    private SearchSlice count(Slices.Slice slice) throws SQLException {
        count.setLong(1, slice.from());
        count.setLong(2, slice.to());
        try (ResultSet result = count.executeQuery()) {
            return new SearchSlice(List.of(), result.getLong(1) + countMeant(result.getString(2)), null);
        }
    }

    private long countMeant(String ids) throws SQLException {
        if (ids.equals("[]")) {
            return 0;
        }
        long meant = 0;
        selectThese.setString(1, ids);
        try (ResultSet result = selectThese.executeQuery()) {
            while (result.next()) {
                meant += isMeant(result) ? 1 : 0;
            }
        }
        return meant;
    }

    private SearchSlice find(Slices.Slice slice, long most) throws SQLException {
        List<Message> messages = new ArrayList<>();
        long found = 0;
        long bytes = 0;
        select.setLong(1, slice.from());
        select.setLong(2, slice.to());
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                if (isMeant(result) && ++found <= most) {
                    Message message = rows.message(result, topic(result));
                    messages.add(message);
                    bytes += message.footprint();
                    if (bytes > MOST_BYTES) {
                        return new SearchSlice(
                                messages,
                                found,
                                slice.after(message.sequence(), plan.wanted().order()));
                    }
                }
            }
        }
        return new SearchSlice(messages, found, null);
    }

    private boolean isMeant(ResultSet result) throws SQLException {
        if (result.getBoolean(MessageRows.NEXT_COLUMN)) {
            return true;
        }
        if (onTopics != null && !onTopics.contains(result.getLong(MessageRows.TOPIC))) {
            return false;
        }
        if (plan.rest().isEmpty()) {
            return true;
        }
        String topic = topic(result);
        Message looked = byPayload ? MessageRows.topicAndPayload(result, topic) : rows.message(result, topic);
        return plan.judge().accepts(plan.rest(), looked, plan.nowMicros());
    }

    private String topic(ResultSet result) throws SQLException {
        return plan.topics().name(result.getLong(MessageRows.TOPIC));
    }

    @Override
    public void close() {
        // ends its statements too
        file.close();
    }
}
