package io.topiary.core.history.transfer;

import io.topiary.core.history.transfer.ImportReport.Unreadable;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts what is found in a file, and hands the messages on. */
final class ImportTally implements ImportSink {

    private static final int MOST_NOTES = 20;

    private final Keeper keeper;
    private final Set<String> topics = new HashSet<>();
    private final List<Unreadable> examples = new ArrayList<>();
    private final Set<Text> notes = new LinkedHashSet<>();
    private long messages;
    private long published;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;
    private long unreadable;

    /** Where the messages go. */
    @FunctionalInterface
    interface Keeper {

        void keep(Message message) throws IOException;
    }

    ImportTally(Keeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void message(Message message) throws IOException {
        keeper.keep(message);
        messages++;
        published += message.direction() == Direction.OUT ? 1 : 0;
        topics.add(message.topic());
        firstMicros = Math.min(firstMicros, message.timeMicros());
        lastMicros = Math.max(lastMicros, message.timeMicros());
    }

    @Override
    public void unreadable(long place, Text reason) {
        unreadable++;
        if (examples.size() < ImportReport.MOST_EXAMPLES) {
            examples.add(new Unreadable(place, reason));
        }
    }

    @Override
    public void note(Text note) {
        if (notes.size() < MOST_NOTES) {
            notes.add(note);
        }
    }

    ImportReport report(ImportFormat format, boolean complete) {
        return new ImportReport(
                format,
                messages,
                published,
                topics.size(),
                messages == 0 ? 0 : firstMicros,
                messages == 0 ? 0 : lastMicros,
                unreadable,
                examples,
                List.copyOf(notes),
                complete);
    }
}
