package io.topiary.core.session;

import io.topiary.core.filter.Candidate;
import io.topiary.core.filter.Deviating;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.MessageJudge;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.shape.Oddity;
import io.topiary.core.shape.SchemaShelf;
import io.topiary.core.shape.ShapeBook;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges messages that were recorded, or that go by, also by how they deviate from what is known of their topics now, and
 * from the JSON Schemas of rules. Learns nothing from them: each one that deviates is found, not only the first. Any thread.
 */
public final class DeviationJudge implements MessageJudge {

    private final ShapeBook book;
    private final SchemaShelf schemas;
    private final Function<Message, String> schemaOf;
    private final Function<Message, byte[]> values;

    /**
     * Judges by {@code book}.
     *
     * @param schemaOf the file with the JSON Schema for a message, empty for none
     * @param values the text in which the values of a message are found
     */
    public DeviationJudge(
            ShapeBook book, SchemaShelf schemas, Function<Message, String> schemaOf, Function<Message, byte[]> values) {
        this.book = book;
        this.schemas = schemas;
        this.schemaOf = schemaOf;
        this.values = values;
    }

    @Override
    public boolean accepts(MessageQuery query, Message message, long nowMicros) {
        return query.accepts(new Judged(message, nowMicros));
    }

    /** Words are looked for in the bytes; what deviates is asked of each message. */
    @Override
    public boolean goesByBytes() {
        return true;
    }

    @Override
    public boolean judgesDeviations() {
        return true;
    }

    private Set<Oddity> oddities(Message message) {
        if (message.direction() != Direction.IN) {
            return Set.of();
        }
        byte[] found = values.apply(message);
        String schema = schemaOf.apply(message);
        List<Oddity> violations = schema.isEmpty() || found.length == 0
                ? List.of()
                : schemas.validate(schema, found).oddities();
        return book.judge(message.topic(), found, violations);
    }

    /** A message that is judged when somebody asks, and once. For one thread. */
    private final class Judged implements Candidate {

        private final Message message;
        private final long nowMicros;
        private @Nullable Set<Oddity> odd;

        private Judged(Message message, long nowMicros) {
            this.message = message;
            this.nowMicros = nowMicros;
        }

        @Override
        public String topic() {
            return message.topic();
        }

        @Override
        public Message message() {
            return message;
        }

        @Override
        public long nowMicros() {
            return nowMicros;
        }

        @Override
        public boolean deviates(Deviating how) {
            Set<Oddity> known = odd;
            if (known == null) {
                known = oddities(message);
                odd = known;
            }
            return known.stream().anyMatch(each -> each.what().is(how));
        }
    }
}
