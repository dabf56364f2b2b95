package io.topiary.core.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DroppedCountTest {

    private static final String MOSQUITTO = "$SYS/broker/publish/messages/dropped";

    private final SysFeed feed = new SysFeed();
    private final DroppedCount count = new DroppedCount();

    private long note(String value, long micros, Outage... outages) {
        return count.note(feed.put(MOSQUITTO, value, micros).read(), List.of(outages));
    }

    @Test
    void note_ofTheFirstValue_countsNothing_becauseItMayBeOld() {
        assertThat(note("158000", 10)).isZero();
    }

    @Test
    void note_ofAHigherValue_countsTheGrowth() {
        note("100", 10);
        assertThat(note("150", 20)).isEqualTo(50);
        assertThat(note("151", 30)).isEqualTo(51);
        assertThat(count.note(feed.read(), List.of())).isEqualTo(51);
    }

    @Test
    void note_afterAnOutage_doesNotCountWhatHappenedMeanwhile() {
        note("100", 10);
        assertThat(note("500", 30, new Outage(15, 25))).isZero();
        assertThat(note("503", 40, new Outage(15, 25))).isEqualTo(3);
    }

    @Test
    void note_afterARestartOfTheBroker_beginsAnew() {
        note("100", 10);
        assertThat(note("0", 20)).isZero();
        assertThat(note("2", 30)).isEqualTo(2);
    }

    @Test
    void note_ofABrokerThatTellsNothing_isZero() {
        assertThat(count.note(BrokerReport.NONE, List.of())).isZero();
    }
}
