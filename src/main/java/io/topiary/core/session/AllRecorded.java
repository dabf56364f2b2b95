package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.TopicPages;
import io.topiary.core.message.Message;
import java.util.List;
import java.util.OptionalLong;

/** All messages of a recording. */
final class AllRecorded implements RecordedLines {

    private final TopicPages pages;

    AllRecorded(RecordingReader reader) {
        this.pages = reader.pages();
    }

    @Override
    public void upTo(long end) throws RecordingException {
        pages.upTo(end);
    }

    @Override
    public void lookOn() throws RecordingException {
        pages.countOn();
    }

    @Override
    public long count() {
        return pages.count();
    }

    @Override
    public boolean isComplete() {
        return pages.isComplete();
    }

    @Override
    public List<Message> at(long place, int most) throws RecordingException {
        return pages.at(place, most);
    }

    @Override
    public OptionalLong placeOf(long id) throws RecordingException {
        return pages.placeOf(id);
    }

    @Override
    public OptionalLong since(long id) throws RecordingException {
        return pages.since(id);
    }

    @Override
    public long newest() throws RecordingException {
        return pages.at(0, 1).stream().mapToLong(Message::sequence).findFirst().orElse(0);
    }

    @Override
    public long looked() {
        return pages.count();
    }

    @Override
    public long backTo() {
        return 0;
    }
}
