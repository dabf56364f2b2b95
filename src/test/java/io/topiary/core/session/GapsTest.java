package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapsTest {

    private static final long SECOND = 1_000_000;

    private final Gaps gaps = new Gaps();

    private Gap last() {
        return gaps.marks().getLast().gap();
    }

    @Test
    void up_forTheFirstTime_isNoGap() {
        gaps.up(SECOND, false);
        assertThat(gaps.marks()).isEmpty();
    }

    @Test
    void down_beforeAnyLink_isNoGap() {
        gaps.down(SECOND, 0);
        assertThat(gaps.marks()).isEmpty();
    }

    @Test
    void down_afterALink_lastsUntilTheNextLink() {
        gaps.up(SECOND, false);
        gaps.down(2 * SECOND, 7);
        assertThat(last()).isEqualTo(new Gap(2 * SECOND, Gap.LASTING, false, 1));
        gaps.up(5 * SECOND, true);
        assertThat(last()).isEqualTo(new Gap(2 * SECOND, 5 * SECOND, true, 1));
    }

    @Test
    void adding_theFirstMessageAfterAGap_givesItsPlace() {
        gaps.up(SECOND, false);
        gaps.down(2 * SECOND, 7);
        gaps.up(5 * SECOND, false);
        gaps.adding(6, 3);
        assertThat(gaps.marks().getLast().position()).isEqualTo(GapMark.AT_END);
        gaps.adding(7, 4);
        gaps.adding(8, 5);
        assertThat(gaps.marks().getLast().position()).isEqualTo(4);
    }

    @Test
    void down_again_afterAShortLinkWithoutAMessage_isTheSameGap() {
        gaps.up(SECOND, false);
        gaps.down(2 * SECOND, 7);
        gaps.up(5 * SECOND, false);
        gaps.down(6 * SECOND, 7);
        gaps.up(9 * SECOND, false);
        assertThat(gaps.marks())
                .containsExactly(new GapMark(new Gap(2 * SECOND, 9 * SECOND, false, 2), 7, Long.MAX_VALUE));
    }

    @Test
    void down_again_afterAMessage_isAnotherGap() {
        gaps.up(SECOND, false);
        gaps.down(2 * SECOND, 7);
        gaps.up(5 * SECOND, false);
        gaps.down(6 * SECOND, 8);
        assertThat(gaps.marks()).hasSize(2);
        // number 7 was still on its way when the link broke again
        gaps.adding(7, 7);
        assertThat(gaps.marks().stream().map(GapMark::position)).containsExactly(7L, GapMark.AT_END);
    }

    @Test
    void down_again_afterALongLink_isAnotherGap() {
        gaps.up(SECOND, false);
        gaps.down(2 * SECOND, 7);
        gaps.up(5 * SECOND, false);
        gaps.down(60 * SECOND, 7);
        gaps.adding(7, 7);
        assertThat(gaps.marks().stream().map(GapMark::position)).containsExactly(7L, 7L);
    }

    @Test
    void down_thousandsOfTimes_keepsTheNewest() {
        for (long i = 0; i < 2_000; i++) {
            gaps.up(i * 60 * SECOND, false);
            gaps.down((i * 60 + 30) * SECOND, i);
        }
        assertThat(gaps.marks()).hasSize(Gaps.MOST);
        assertThat(last().fromMicros()).isEqualTo((1_999 * 60 + 30) * SECOND);
    }
}
