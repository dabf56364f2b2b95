package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.session.LogHistory.Part;
import io.topiary.core.text.Messages;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OlderWordsTest {

    private static final OlderWords WORDS = new OlderWords(Messages.forLocale(Locale.ENGLISH), ZoneOffset.UTC);
    private static final long BACK_TO = 1_780_000_000_000_000L;

    private static Part notToTheBeginning() {
        return new Part(1, 1_000, 0, 2, true, BACK_TO, 50_000, null, List.of(), 0, List.of());
    }

    @Test
    void of_whileOthersAreLookedFor_saysSo() {
        assertThat(WORDS.of(new OlderLines(notToTheBeginning(), false, true), 0))
                .isEqualTo("Looking in the recording: 2 found back to 2026-05-28 20:26:40");
    }

    @Test
    void of_whereNobodyLooksOnBeforeOneScrollsThere_tellsWhatIsKnown() {
        assertThat(WORDS.of(new OlderLines(notToTheBeginning(), false, false), 0))
                .isEqualTo("2 more in the recording back to 2026-05-28 20:26:40");
    }

    @Test
    void of_whileATimeIsSought_saysThat() {
        assertThat(WORDS.of(new OlderLines(notToTheBeginning(), true, false), 0))
                .isEqualTo("Looking for that time in the recording");
    }
}
