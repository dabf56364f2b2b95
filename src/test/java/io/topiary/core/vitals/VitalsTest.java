package io.topiary.core.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VitalsTest {

    private final Beats beats = new Beats().linkUp(0);

    @Test
    void after_oneMessage_nothingIsKnownAndNothingKept() {
        beats.at(1);
        assertThat(beats.signs()).isEqualTo(VitalSigns.NONE);
        assertThat(beats.vitals.watched()).isZero();
    }

    @Test
    void after_storedMessagesOnly_nothingIsKept() {
        beats.retained(1, "a");
        assertThat(beats.life).isNull();
        assertThat(beats.vitals.watched()).isZero();
    }

    @Test
    void after_twoLiveMessages_theirIntervalIsKnown() {
        beats.retained(0.1, "a").at(5).at(15);
        assertThat(beats.vitals.watched()).isEqualTo(1);
        assertThat(beats.signs().medianMillis()).isEqualTo(10_000);
    }

    @Test
    void retained_theFirstSinceTheLinkCameUp_isNoLife() {
        beats.retained(0.1, "a").at(5).at(15);
        beats.linkUp(20).retained(20.1, "b").at(25).at(35);
        assertThat(Arrays.stream(beats.life().lastMinute(Beats.nanos(36))).sum())
                .isEqualTo(4);
    }

    @Test
    void retained_asPublished_isLifeFromTheSecondOn() {
        beats.retained(0.1, "a");
        for (int i = 1; i <= 10; i++) {
            beats.retained(i * 20, "same");
        }
        assertThat(beats.signs().periodMillis()).isEqualTo(20_000);
    }

    @Test
    void retained_firstOfItsTopicLongAfterSubscribing_isLife() {
        beats.retained(4, "a");
        assertThat(beats.delivery).isEqualTo(Delivery.STORED);
        Beats late = new Beats().linkUp(0).retained(6, "a");
        assertThat(late.delivery).isEqualTo(Delivery.LIVE);
    }

    @Test
    void retained_deliveredTwiceByOverlappingSubscriptions_isNoLife() {
        beats.retained(0.1, "a").retained(0.2, "a").retained(0.3, "a");
        assertThat(beats.life).isNull();
    }

    @Test
    void retained_afterSubscribingAgain_isNoLife() {
        beats.every(5, 8);
        beats.vitals.subscribed(Beats.nanos(beats.now + 1));
        beats.retained(beats.now + 1.1, "v7");
        assertThat(beats.isSilent(40 + 16)).isTrue();
    }

    @Test
    void retained_afterOneLiveMessage_doesNotPassForIt() {
        beats.at(1);
        beats.vitals.subscribed(Beats.nanos(10));
        beats.retained(11, "v0").at(12).at(22);
        assertThat(beats.signs().medianMillis()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void median_andP95_areWithinTenPercentOfTheExactOnes(long seed) {
        Random random = new Random(seed);
        double scale = Math.pow(10, random.nextDouble() * 4 - 1);
        DoubleSupplier next = switch ((int) (seed % 4)) {
            case 0 -> () -> scale * (0.5 + random.nextDouble());
            case 1 -> () -> -scale * Math.log(1 - random.nextDouble());
            case 2 -> () -> scale * Math.exp(random.nextGaussian());
            default -> () -> scale * (random.nextInt(10) == 0 ? 7 : 1);
        };
        double[] intervals = new double[200];
        beats.at(scale);
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = next.getAsDouble();
            beats.at(beats.now + intervals[i]);
            if (i > 0) {
                check(Arrays.copyOfRange(intervals, Math.max(0, i - 63), i + 1));
            }
        }
    }

    private void check(double[] newest) {
        Arrays.sort(newest);
        double median = newest[(newest.length + 1) / 2 - 1] * 1_000;
        double p95 = newest[(newest.length * 19 + 19) / 20 - 1] * 1_000;
        VitalSigns signs = beats.signs();
        assertThat((double) signs.medianMillis()).isCloseTo(median, tenPercentOf(median));
        assertThat((double) signs.p95Millis()).isCloseTo(p95, tenPercentOf(p95));
    }

    private static Offset<Double> tenPercentOf(double millis) {
        return within(0.1 * millis + 1);
    }

    @Test
    void period_ofAnExactClock_isExact() {
        beats.at(1).every(60, 10);
        assertThat(beats.signs().periodMillis()).isEqualTo(60_000);
        assertThat(beats.signs().medianMillis()).isEqualTo(60_000);
    }

    @Test
    void period_isLearnedAfterFiveIntervals() {
        beats.at(1).every(5, 4);
        assertThat(beats.signs().periodMillis()).isZero();
        beats.every(5, 1);
        assertThat(beats.signs().periodMillis()).isEqualTo(5_000);
    }

    @Test
    void period_survivesALostMessage() {
        beats.at(1).every(5, 30).every(10, 1).every(5, 2);
        assertThat(beats.signs().periodMillis()).isCloseTo(5_000, within(400L));
    }

    @Test
    void period_isLostWhenIntervalsBecomeIrregular() {
        Random random = new Random(7);
        beats.at(1).every(5, 30);
        for (int i = 0; i < 64; i++) {
            beats.every(-5 * Math.log(1 - random.nextDouble()), 1);
        }
        assertThat(beats.signs().periodMillis()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5, 60", "60, 5", "1, 30", "0.5, 600"})
    void period_thatChanged_isLearnedAfterAFewIntervals(double before, double after) {
        beats.at(1).every(before, 100).every(after, 5);
        assertThat((double) beats.signs().periodMillis()).isCloseTo(after * 1_000, within(after * 70));
    }

    @Test
    void period_ofRandomIntervals_isHardlyEverSeen() {
        Random random = new Random(3);
        int seen = 0;
        beats.at(1);
        for (int i = 0; i < 2_000; i++) {
            beats.every(-10 * Math.log(1 - random.nextDouble()), 1);
            seen += beats.signs().periodMillis() > 0 ? 1 : 0;
        }
        assertThat(seen).isLessThan(40);
    }

    @Test
    void silent_afterMoreThanThreePeriods() {
        beats.at(1).every(5, 10);
        assertThat(beats.isSilent(beats.now + 14.9)).isFalse();
        assertThat(beats.isSilent(beats.now + 15.1)).isTrue();
        assertThat(beats.signs(beats.now + 15.1).silent()).isTrue();
    }

    @Test
    void silent_afterAHiccupOfAFastTopic_isFalse() {
        beats.at(1).every(0.01, 500);
        assertThat(beats.isSilent(beats.now + 1.9)).isFalse();
        assertThat(beats.isSilent(beats.now + 2.1)).isTrue();
    }

    @Test
    void silence_saysHowManyPeriodsOverdue() {
        beats.at(1).every(5, 10);
        Silence silence = beats.vitals.silence(beats.life, Beats.nanos(beats.now + 50));
        assertThat(silence).isEqualTo(new Silence(5_000, true, 50_000));
        assertThat(silence).extracting(Silence::periods).isEqualTo(10.0);
        assertThat(beats.vitals.silence(beats.life, Beats.nanos(beats.now + 5))).isNull();
    }

    @Test
    void silent_withoutAPeriod_isThreeTimesTheLongestInterval() {
        beats.at(1);
        for (int i = 0; i < 30; i++) {
            beats.every(i % 3 == 0 ? 10 : 4, 1);
        }
        assertThat(beats.signs().periodMillis()).isZero();
        assertThat(beats.isSilent(beats.now + 27)).isFalse();
        assertThat(beats.isSilent(beats.now + 33)).isTrue();
        assertThat(beats.vitals.silence(beats.life, Beats.nanos(beats.now + 40)))
                .matches(silence -> silence != null && !silence.regular());
    }

    @Test
    void silent_ofBursts_isNever() {
        beats.at(1);
        for (int i = 0; i < 10; i++) {
            beats.every(600, 1).every(0.05, 7);
        }
        assertThat(beats.isSilent(beats.now + 1e6)).isFalse();
    }

    @Test
    void silent_isNothingWhileTheLinkIsDown() {
        beats.at(1).every(5, 10);
        beats.vitals.linkDown();
        assertThat(beats.isSilent(beats.now + 1_000)).isFalse();
    }

    @Test
    void silence_beginsAnewWithEachLink() {
        beats.at(1).every(5, 10);
        double lost = beats.now;
        beats.vitals.linkDown();
        beats.linkUp(lost + 1_000);
        assertThat(beats.isSilent(lost + 1_014)).isFalse();
        assertThat(beats.isSilent(lost + 1_016)).isTrue();
    }

    @Test
    void interval_acrossAGap_isNotLearned() {
        beats.at(1).every(5, 10);
        beats.vitals.linkDown();
        beats.linkUp(beats.now + 1_000).at(beats.now + 2).every(5, 3);
        assertThat(beats.signs().periodMillis()).isEqualTo(5_000);
        assertThat(beats.signs().p95Millis()).isLessThan(6_000);
    }

    @Test
    void interval_acrossAGap_afterOneMessage_isNotLearned() {
        beats.at(1);
        beats.linkUp(100).at(101).at(103);
        assertThat(beats.signs().medianMillis()).isEqualTo(2_000);
    }

    @Test
    void backlog_ofAKeptSession_teachesNoIntervals() {
        beats.at(1).every(5, 20);
        beats.vitals.linkDown();
        double back = beats.now + 100;
        beats.vitals.linkUp(Beats.nanos(back), true);
        for (int i = 0; i < 200; i++) {
            beats.at(back + i * 0.001);
        }
        assertThat(beats.signs().periodMillis()).isEqualTo(5_000);
    }

    @Test
    void lastMinute_holdsTheSecondsThatHaveEnded() {
        beats.at(0).at(0.5).at(1.2).at(3.1);
        assertThat(beats.signs(4.5).lastMinute().subList(54, 60)).containsExactly(0, 0, 2, 1, 0, 1);
        assertThat(beats.signs(64.5).lastMinute()).containsOnly(0);
    }

    @Test
    void lastMinute_matchesAPlainCountWithinThreePercent() {
        Random random = new Random(5);
        int[] exact = new int[400];
        beats.at(0);
        exact[0]++;
        while (beats.now < 300) {
            double interval = random.nextInt(50) == 0 ? 4 * random.nextDouble() : 0.02 * random.nextDouble();
            beats.every(interval, 1);
            exact[(int) beats.now]++;
        }
        int end = (int) beats.now;
        for (int i = 0; i < 60; i++) {
            assertThat((double) beats.signs().lastMinute().get(i))
                    .isCloseTo(exact[end - 60 + i], within(0.04 * exact[end - 60 + i] + 1));
        }
    }

    @Test
    void at1000MessagesASecond_everythingHolds() {
        Random random = new Random(9);
        beats.at(0);
        while (beats.now < 90) {
            beats.every(0.001 * (0.9 + 0.2 * random.nextDouble()), 1);
        }
        VitalSigns signs = beats.signs();
        assertThat(signs.perSecond()).isCloseTo(1_000, within(40.0));
        assertThat(signs.lastMinute()).allMatch(count -> count > 950 && count < 1_050);
        assertThat(signs.periodMillis()).isEqualTo(1);
    }

    @Test
    void perSecond_ofASlowTopic_isOneInItsInterval() {
        beats.at(1).every(200, 6);
        assertThat(beats.signs(beats.now + 100).perSecond()).isCloseTo(0.005, within(0.0005));
        assertThat(beats.signs(beats.now + 700).perSecond()).isZero();
    }

    @Test
    void perSecond_sinksToNothing() {
        beats.at(1).every(0.1, 200);
        assertThat(beats.signs().perSecond()).isCloseTo(10, within(0.5));
        assertThat(beats.signs(beats.now + 61).perSecond()).isZero();
    }

    @Test
    void beat_thatComesOutOfOrder_changesNoInterval() {
        beats.at(1).every(5, 10).at(beats.now - 1).at(beats.now + 6);
        assertThat(beats.signs().medianMillis()).isEqualTo(5_000);
    }
}
