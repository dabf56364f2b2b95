package io.topiary.core.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FigureHistoryTest {

    private static final String CLIENTS = "$SYS/broker/clients/connected";
    private static final String SENT = "$SYS/broker/bytes/sent";
    private static final String UPTIME = "$SYS/broker/uptime";
    private static final List<Outage> NO_OUTAGES = List.of();

    private final SysFeed feed = new SysFeed();
    private final FigureHistory history = new FigureHistory();

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toMicros(seconds);
    }

    private boolean noteAfter(long second) {
        return history.note(feed.read(), seconds(second) + 500_000);
    }

    private void round(long second, String clients, String sent) {
        feed.put(CLIENTS, clients, seconds(second));
        feed.put(SENT, sent, seconds(second));
        assertThat(noteAfter(second)).isTrue();
    }

    @Test
    void note_whileTheRoundIsUnderWay_waits() {
        feed.put(CLIENTS, "1", seconds(10));
        assertThat(history.note(feed.read(), seconds(10) + 100_000)).isTrue();
        feed.put(CLIENTS, "2", seconds(12));
        assertThat(history.note(feed.read(), seconds(12) + 100_000)).isFalse();
        assertThat(history.note(feed.read(), seconds(12) + 400_000)).isTrue();
        assertThat(history.note(feed.read(), seconds(13))).isFalse();
    }

    @Test
    void values_areThoseOfEachRound() {
        round(10, "1", "0");
        round(20, "3", "0");
        Points points = history.values(Figure.CLIENTS_CONNECTED, NO_OUTAGES);
        assertThat(points.micros()).containsExactly(seconds(10), seconds(20));
        assertThat(points.values()).containsExactly(1, 3);
        assertThat(points.last()).isEqualTo(3);
    }

    @Test
    void values_thatDidNotChange_goOn_asLongAsTheBrokerTellsAnything() {
        round(10, "1", "0");
        feed.put(UPTIME, "20 seconds", seconds(20));
        noteAfter(20);
        feed.put(UPTIME, "30 seconds", seconds(30));
        noteAfter(30);
        assertThat(history.values(Figure.CLIENTS_CONNECTED, NO_OUTAGES).values())
                .containsExactly(1, 1, 1);
        assertThat(history.perSecond(Figure.BYTES_SENT, NO_OUTAGES).values()).containsExactly(0);
    }

    @Test
    void perSecond_isTheGrowthBetweenRounds_butNotFromTheFirst_whichTheBrokerHadStored() {
        round(1, "1", "900");
        round(10, "1", "1000");
        round(20, "1", "3000");
        round(25, "1", "3500");
        Points points = history.perSecond(Figure.BYTES_SENT, NO_OUTAGES);
        assertThat(points.micros()).containsExactly(seconds(20), seconds(25));
        assertThat(points.values()).containsExactly(200, 100);
    }

    @Test
    void perSecond_acrossARestartOfTheBroker_isInterrupted() {
        round(10, "1", "1000");
        round(20, "1", "3000");
        round(30, "1", "10");
        round(40, "1", "20");
        assertThat(history.perSecond(Figure.BYTES_SENT, NO_OUTAGES).values()).containsExactly(Double.NaN, 1);
    }

    @Test
    void courses_areInterruptedWhileTheLinkWasDown() {
        round(5, "1", "500");
        round(10, "1", "1000");
        round(20, "2", "2000");
        round(40, "3", "9000");
        round(50, "4", "9500");
        round(60, "5", "9600");
        List<Outage> outages = List.of(new Outage(seconds(25), seconds(35)));
        assertThat(history.values(Figure.CLIENTS_CONNECTED, outages).values())
                .containsExactly(1, 1, 2, Double.NaN, 3, 4, 5);
        assertThat(history.perSecond(Figure.BYTES_SENT, outages).values()).containsExactly(100, Double.NaN, 10);
    }

    @Test
    void history_isBounded_toAnHour() {
        for (long second = 1; second < 10_000; second++) {
            round(second, "1", "1");
        }
        Points points = history.values(Figure.CLIENTS_CONNECTED, NO_OUTAGES);
        assertThat(points.micros()[0]).isBetween(seconds(9_999 - 3_602), seconds(9_999 - 3_598));
        assertThat(history.knows(Figure.CLIENTS_CONNECTED)).isTrue();
        assertThat(history.knows(Figure.HEAP)).isFalse();
    }
}
