package io.topiary.core.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @Test
    void interval_readBack_isWrongByASixteenthAtMost() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double nanos = Math.exp(Math.log(131_072) + random.nextDouble() * Math.log(5.6e14 / 131_072));
            double read = IntervalCode.decode(IntervalCode.encode((long) nanos) & 0xFF);
            assertThat(read).isCloseTo(nanos, within(nanos / 16 + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 131_071})
    void interval_tooShort_countsAsTheShortest(long nanos) {
        assertThat(IntervalCode.encode(nanos)).isZero();
    }

    @Test
    void interval_tooLong_countsAsTheLongest() {
        assertThat(IntervalCode.encode(Long.MAX_VALUE)).isEqualTo((byte) 255);
        assertThat(IntervalCode.encode(1L << 49)).isEqualTo((byte) 255);
    }

    @Test
    void interval_codes_growWithIt() {
        double before = 0;
        for (int code = 0; code < 256; code++) {
            assertThat(IntervalCode.decode(code)).isGreaterThan(before);
            before = IntervalCode.decode(code);
        }
    }

    @Test
    void count_below32_isExact() {
        for (int count = 0; count < 32; count++) {
            assertThat(CountCode.decode(CountCode.encode(count))).isEqualTo(count);
        }
    }

    @Test
    void count_upToHalfAMillion_isWrongByThreePercentAtMost() {
        for (int count = 32; count < 500_000; count += 1 + count / 97) {
            assertThat((double) CountCode.decode(CountCode.encode(count))).isCloseTo(count, within(0.032 * count));
        }
    }

    @Test
    void count_beyond_saturates() {
        assertThat(CountCode.encode(Integer.MAX_VALUE)).isEqualTo((byte) 255);
        assertThat(CountCode.decode((byte) 255)).isGreaterThan(500_000);
    }
}
