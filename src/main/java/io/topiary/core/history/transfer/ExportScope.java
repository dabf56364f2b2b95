package io.topiary.core.history.transfer;

import io.topiary.core.filter.MessageQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a recording are exported: those that everything here accepts.
 *
 * @param sinceMicros the oldest, in microseconds since 1970-01-01T00:00:00Z; {@link Long#MIN_VALUE} for no such limit
 * @param untilMicros the newest, likewise; {@link Long#MAX_VALUE} for no such limit
 * @param query what they must be
 * @param path the topic that they are of, or that theirs lies below; null for all
 * @param before whether the newest message of each topic from before {@code sinceMicros} is exported, too
 */
public record ExportScope(
        long sinceMicros,
        long untilMicros,
        MessageQuery query,
        @Nullable String path,
        boolean before) {

    /** Everything. */
    public static final ExportScope ALL =
            new ExportScope(Long.MIN_VALUE, Long.MAX_VALUE, MessageQuery.ALL, null, false);

    /** The same from {@code newSince} to {@code newUntil}. */
    public ExportScope within(long newSince, long newUntil) {
        return new ExportScope(newSince, newUntil, query, path, before);
    }

    /** The same of what {@code newQuery} accepts. */
    public ExportScope of(MessageQuery newQuery) {
        return new ExportScope(sinceMicros, untilMicros, newQuery, path, before);
    }

    /** The same at and below {@code newPath}. */
    public ExportScope below(String newPath) {
        return new ExportScope(sinceMicros, untilMicros, query, newPath, before);
    }

    /** The same, with the values that were there when it begins. */
    public ExportScope withValuesBefore() {
        return new ExportScope(sinceMicros, untilMicros, query, path, true);
    }

    /** Whether there is anything before. */
    boolean asksBefore() {
        return before && sinceMicros != Long.MIN_VALUE;
    }

    boolean acceptsTopic(String topic) {
        String root = path;
        return root == null
                || (topic.startsWith(root) && (topic.length() == root.length() || topic.charAt(root.length()) == '/'));
    }

    boolean acceptsTime(long micros) {
        return micros >= sinceMicros && micros <= untilMicros;
    }
}
