package io.topiary.ui.inspect.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.history.TopicPageChanges;
import io.topiary.core.session.TopicHistory.Part;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HistoryWordsTest {

    private final HistoryWords words = new HistoryWords(Messages.forLocale(Locale.ENGLISH));

    @Test
    void counts_moreChangesThanAreKept_saysThatOlderOnesAreNotLookedFor() {
        assertThat(words.counts(part(TopicPageChanges.MOST), true))
                .isEqualTo("5 changes in memory, the newest 2,000,000 in the recording; older ones are not looked for");
        assertThat(words.counts(part(1_000), true)).isEqualTo("5 changes in memory, 1,000 more in the recording");
        assertThat(words.counts(part(TopicPageChanges.MOST), false))
                .isEqualTo("5 of 10 in memory, 2,000,000 more in the recording");
    }

    private static Part part(long recorded) {
        return new Part(1, 0, 5, 10, recorded, false, null, 0, List.of());
    }
}
