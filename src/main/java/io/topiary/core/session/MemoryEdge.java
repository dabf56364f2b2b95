package io.topiary.core.session;

import io.topiary.core.message.Message;
import java.util.List;

/** Where the log in memory begins. One thread at a time. */
final class MemoryEdge implements Seam.Oldest {

    private final Model model;
    private long begin;

    MemoryEdge(Model model) {
        this.model = model;
    }

    /** Number of the log's first entry, see {@link io.topiary.core.log.MessageLog#first()}, when it was looked for last. */
    long begin() {
        return begin;
    }

    @Override
    public List<Message> oldest(int most) {
        return model.read(all -> {
            begin = all.log().first();
            return all.log().range(begin, begin + most);
        });
    }
}
