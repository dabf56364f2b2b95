package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Noticing that the computer slept or changed its network, by two clocks and its addresses. */
class SurroundingsTest {

    private long wallMillis = 1_000_000;
    private long nanos = -5_000_000_000L;
    private Set<String> addresses = Set.of("eth0 10.0.0.1");
    private final Surroundings surroundings = new Surroundings(() -> wallMillis, () -> nanos, () -> addresses);

    SurroundingsTest() {
        surroundings.begin();
    }

    private void pass(Duration wall, Duration nano) {
        wallMillis += wall.toMillis();
        nanos += nano.toNanos();
    }

    private void pass(Duration both) {
        pass(both, both);
    }

    @Test
    void changed_everySecond_isNothing() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(surroundings.changed()).isFalse();
        }
    }

    @Test
    void changed_wallClockRanAhead_sleptOnce() {
        pass(Duration.ofHours(1), Duration.ofSeconds(1));

        assertThat(surroundings.changed()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(surroundings.changed()).isFalse();
    }

    @Test
    void changed_bothClocksRanOn_sleptOnce() {
        pass(Duration.ofMinutes(2));

        assertThat(surroundings.changed()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(surroundings.changed()).isFalse();
    }

    @Test
    void changed_wallClockSetBack_isNothing() {
        pass(Duration.ofDays(-1), Duration.ofSeconds(1));

        assertThat(surroundings.changed()).isFalse();
    }

    @Test
    void changed_otherAddress_isNoticedWithinFiveSeconds() {
        addresses = Set.of("wlan0 192.168.1.7");
        int seconds = 0;
        boolean noticed = false;
        while (!noticed && seconds < 10) {
            pass(Duration.ofSeconds(1));
            noticed = surroundings.changed();
            seconds++;
        }

        assertThat(seconds).isLessThanOrEqualTo(5);
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(surroundings.changed()).isFalse();
        }
    }

    @Test
    void begin_afterALongRest_forgetsIt() {
        pass(Duration.ofHours(3));
        addresses = Set.of();
        surroundings.begin();
        pass(Duration.ofSeconds(1));

        assertThat(surroundings.changed()).isFalse();
    }

    @Test
    void ofSystem_atRest_isNothing() {
        Surroundings system = Surroundings.ofSystem();
        system.begin();

        assertThat(system.changed()).isFalse();
    }
}
