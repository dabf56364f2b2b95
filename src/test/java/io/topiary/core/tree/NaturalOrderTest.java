package io.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalOrderTest {

    private static final String ALPHABET = "aAbB019/ éÉ-_";

    @ParameterizedTest(name = "{0}: {1} < {2}")
    @CsvSource({
        "numbers by value, dev2, dev10",
        "nothing before something, '', a",
        "prefix first, dev, dev1",
        "upper and lower case together, Beta, gamma",
        "upper case first where all else is equal, A, a",
        "fewer leading zeros first, a1, a01",
        "leading zeros do not hide the value, a01, a2",
        "the end decides before leading zeros do, a1b, a01c",
        "numbers longer than a long, x99999999999999999998, x99999999999999999999",
        "digits before letters, 1, a",
    })
    void compare_smallerFirst_isNegative(String rule, String smaller, String larger) {
        assertThat(compare(smaller, larger)).as(rule).isNegative();
    }

    @Test
    void compare_randomNames_isATotalOrder() {
        List<String> names = randomNames();
        List<String> broken = new ArrayList<>();
        for (String a : names) {
            for (String b : names) {
                int order = Integer.signum(compare(a, b));
                if (order != -Integer.signum(compare(b, a)) || (order == 0) != a.equals(b)) {
                    broken.add(a + " " + b);
                }
                for (String c : names) {
                    if (order < 0 && compare(b, c) < 0 && compare(a, c) >= 0) {
                        broken.add(a + " " + b + " " + c);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<String> randomNames() {
        Random random = new Random(7);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(5); length > 0; length--) {
                name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            names.add(name.toString());
        }
        return names;
    }

    private static int compare(String a, String b) {
        return NaturalOrder.compare(a, 0, a.length(), b, 0, b.length());
    }
}
