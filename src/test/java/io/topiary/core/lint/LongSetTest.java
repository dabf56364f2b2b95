package io.topiary.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {

    @Test
    void set_ofManyNumbers_equalsAPlainOne() {
        Random random = new Random(1);
        LongSet set = new LongSet();
        Set<Long> plain = new HashSet<>();
        assertThat(set.isEmpty()).isTrue();
        for (int i = 0; i < 200_000; i++) {
            long value = random.nextInt(3) == 0 ? random.nextInt(1_000) : random.nextLong();
            assertThat(set.add(value)).isEqualTo(plain.add(value));
        }
        assertThat(plain).allMatch(set::contains);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong();
            assertThat(set.contains(value)).isEqualTo(plain.contains(value));
        }
        assertThat(set.isEmpty()).isFalse();
    }

    @Test
    void zero_isANumberLikeOthers() {
        LongSet set = new LongSet();
        assertThat(set.contains(0)).isFalse();
        assertThat(set.add(0)).isTrue();
        assertThat(set.add(0)).isFalse();
        assertThat(set.contains(0)).isTrue();
    }
}
