package io.topiary.core.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleLineTest {

    private static final VisibleLine LINE = VisibleLine.of("a\tb\u0007c\u202Ed😀e");

    @Test
    void shown_tabsStay_controlsAreEscaped() {
        assertThat(LINE.shown()).isEqualTo("a\tb\\u{7}c\\u{202E}d😀e");
    }

    @Test
    void sourceColumn_behindEscapes_pointsBehindWhatWasSent() {
        int column = LINE.shown().indexOf('d');
        assertThat(LINE.source().substring(LINE.sourceColumn(column))).isEqualTo("d😀e");
    }

    @Test
    void sourceColumn_withinAnEscape_pointsBeforeIt() {
        int column = LINE.shown().indexOf("202E");
        assertThat(LINE.source().substring(0, LINE.sourceColumn(column))).isEqualTo("a\tb\u0007c");
    }
}
