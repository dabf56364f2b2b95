package io.topiary.core.history;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.Term;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a query is answered: what SQLite is asked, and what is left to be asked of each message. Immutable; any thread.
 *
 * @param wanted what is looked for
 * @param judge says whether a message is meant
 * @param topics the topics of the recording
 * @param onTopics numbers of the topics that the messages must be on; null if any will do
 * @param rest what each message is asked beyond its topic
 * @param condition what SQLite leaves out
 * @param nowMicros the time that ages are measured from
 * @param first number of the first message to be looked at
 * @param end one more than the number of the last one
 */
record SearchPlan(
        HistoryQuery wanted,
        MessageJudge judge,
        TopicNames topics,
        @Nullable Set<Long> onTopics,
        MessageQuery rest,
        RowCondition condition,
        long nowMicros,
        long first,
        long end) {

    /** Plans for what is in {@code file} now. */
    static SearchPlan of(RecordingFile file, HistoryQuery wanted, MessageJudge judge, long nowMicros)
            throws SQLException {
        Extent extent = Extent.of(file, wanted.range());
        TopicNames topics = TopicNames.read(file);
        MessageQuery topicPart = wanted.query().topicPart();
        MessageQuery rest = wanted.query().messagePart();
        Set<Long> ids = topicPart.isEmpty() ? null : topics.matching(topicPart::accepts);
        RowCondition ofRest = rest.isEmpty()
                ? RowCondition.ALWAYS
                : judge.goesByBytes() ? new RowSieve(topics, nowMicros).of(rest.term()) : RowCondition.ANY;
        RowCondition condition = RowCondition.all(
                List.of(ids == null ? RowCondition.ALWAYS : RowSieve.onTopics(ids), ofRest, within(wanted.range())));
        return new SearchPlan(wanted, judge, topics, ids, rest, condition, nowMicros, extent.first(), extent.end());
    }

    private static RowCondition within(TimeRange range) {
        return range.isEver()
                ? RowCondition.ALWAYS
                : RowCondition.exactly("time >= " + range.fromMicros() + " AND time < " + range.toMicros());
    }

    /** Whether topic and payload of a message tell whether it is meant. */
    boolean goesByPayload() {
        return judge.goesByBytes() && goesByPayload(rest.term());
    }

    private static boolean goesByPayload(Term term) {
        return switch (term) {
            case Term.And and -> and.terms().stream().allMatch(SearchPlan::goesByPayload);
            case Term.Or or -> or.terms().stream().allMatch(SearchPlan::goesByPayload);
            case Term.Not not -> goesByPayload(not.term());
            case Term.Measure measure -> measure.quantity() == Term.Quantity.SIZE;
            case Term.Retained retained -> false;
            case Term.Going going -> false;
            case Term.UserPropertyHolds property -> false;
            case Term.Deviates deviates -> false;
            default -> true;
        };
    }

    /** How many messages there are to look at. */
    long total() {
        return end - first;
    }

    /** Whether there is nothing to be found. */
    boolean isHopeless() {
        return total() == 0 || (onTopics != null && onTopics.isEmpty());
    }

    /**
     * The rows of a part of the recording that SQLite does not leave out, in the order asked for, with the columns {@code
     * columns} and whether they are surely meant.
     */
    String select(String columns) {
        return from(columns + ", " + condition.sure(), condition.sql()) + order();
    }

    /** Those of them whose numbers are in a JSON array. */
    static String selectThese(String columns) {
        return "SELECT " + columns + ", 0 FROM message WHERE id IN (SELECT value FROM json_each(?))";
    }

    /** How many rows of a part of the recording are surely meant, and the numbers of the others as a JSON array. */
    String count() {
        if (condition.exact()) {
            return from("count(*), '[]'", condition.sql());
        }
        // the limit keeps SQLite from asking twice whether a row is surely meant
        return "SELECT total(sure), json_group_array(id) FILTER (WHERE NOT sure) FROM ("
                + from("id, " + condition.sure() + " AS sure", condition.sql()) + " LIMIT -1)";
    }

    private String order() {
        return " ORDER BY id " + (wanted.order() == HistoryQuery.Order.NEWEST_FIRST ? "DESC" : "ASC");
    }

    private String from(String columns, String which) {
        boolean fewTopics = onTopics != null && onTopics.size() <= RowSieve.MOST_TOPICS;
        return "SELECT " + columns + " FROM message" + (fewTopics ? " INDEXED BY message_topic" : "")
                + " WHERE id >= ? AND id < ? AND " + which;
    }
}
