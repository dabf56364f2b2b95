package io.topiary.core.replay;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Text;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nothing was replayed, and why. */
public final class ReplayException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Text> words;
    private final boolean ofLink;

    ReplayException(Text words, @Nullable Throwable cause) {
        super(words.key() + " " + words.arguments(), cause);
        this.words = List.of(words);
        this.ofLink = false;
    }

    ReplayException(Failure failure) {
        super(failure.detail(), null);
        this.words = List.of(failure.what(), failure.why(), failure.remedy());
        this.ofLink = true;
    }

    /** What happened, and where known why and what to do, for the user. */
    public List<Text> words() {
        return words;
    }

    /** Whether the broker was not reached, rather than the file not read. */
    public boolean isOfLink() {
        return ofLink;
    }
}
