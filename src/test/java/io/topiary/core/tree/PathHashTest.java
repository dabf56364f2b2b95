package io.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PathHashTest {

    private static final Random RANDOM = new Random(3);

    /** Texts whose polynomials differ by a multiple of 2^64 for every odd base. */
    @Test
    void of_thueMorseStrings_differ() {
        String even = thueMorse(2_048, 'a', 'b');
        String odd = thueMorse(2_048, 'b', 'a');
        RANDOM.longs(10)
                .mapToObj(PathHash::new)
                .forEach(hash -> assertThat(hash.of(even, even.length())).isNotEqualTo(hash.of(odd, odd.length())));
    }

    @Test
    void next_characterByCharacter_isTheHashOfEachPrefix() {
        PathHash hash = new PathHash(RANDOM.nextLong());
        String text = "plant/line1/Gerät/\uD83D\uDE00/x";
        long state = PathHash.START;
        for (int i = 0; i < text.length(); i++) {
            assertThat(PathHash.end(state)).isEqualTo(hash.of(text, i));
            state = hash.next(state, text.charAt(i), i);
        }
        assertThat(PathHash.end(state)).isEqualTo(hash.of(text, text.length()));
    }

    private static String thueMorse(int length, char even, char odd) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(Integer.bitCount(i) % 2 == 0 ? even : odd);
        }
        return text.toString();
    }
}
