package io.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    private final Amounts amounts = new Amounts(Messages.forLocale(Locale.ENGLISH));

    @ParameterizedTest
    @CsvSource({
        "1, 1 ms",
        "999, 999 ms",
        "1000, 1 s",
        "2540, 2.5 s",
        "9999, 10 s",
        "59700, 1 min",
        "60000, 1 min",
        "7200000, 2 h",
    })
    void interval_isAsExactAsItMatters(long millis, String words) {
        assertThat(amounts.interval(millis)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.01 | ''",
                "0.4 | 0.4/s",
                "999.4 | 999/s",
                "999.6 | 1k/s",
                "1204 | 1.2k/s",
                "23456 | 23k/s",
                "999499 | 999k/s",
                "999999 | 1M/s",
                "2578966 | 2.6M/s"
            })
    void perSecond_isShort(double rate, String words) {
        assertThat(amounts.perSecond(rate)).isEqualTo(words);
    }
}
