package io.topiary.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Text;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DismissedHintsTest {

    private final Set<String> kept = new HashSet<>();
    private final Hint hint = new Hint(HintKind.CASE_TWIN, "a/b c", "a/B c", Text.of("x"));
    private final Hint other = new Hint(HintKind.CASE_TWIN, "a/d", "a/D", Text.of("x"));

    @Test
    void remembering_whatWasKept_knowsAllOfIt() {
        DismissedHints first = remembering();
        first.dismiss(hint);
        first.dismissKind(HintKind.BLANKS);
        first.setSilence("quiet/by day", true);
        first.setSilence("back again", true);
        first.setSilence("back again", false);
        DismissedHints second = remembering();
        assertThat(second.has(hint)).isTrue();
        assertThat(second.has(other)).isFalse();
        assertThat(second.hasKind(HintKind.BLANKS)).isTrue();
        assertThat(second.hasSilence("quiet/by day")).isTrue();
        assertThat(second.hasSilence("back again")).isFalse();
    }

    @Test
    void restore_aHint_restoresItsKindToo() {
        DismissedHints dismissed = remembering();
        dismissed.dismiss(hint);
        dismissed.dismissKind(HintKind.CASE_TWIN);
        assertThat(dismissed.has(other)).isTrue();
        dismissed.restore(hint);
        assertThat(dismissed.has(hint)).isFalse();
        assertThat(dismissed.has(other)).isFalse();
        assertThat(kept).isEmpty();
    }

    private DismissedHints remembering() {
        return DismissedHints.remembering(Set.copyOf(kept), names -> {
            kept.clear();
            kept.addAll(names);
        });
    }
}
