package io.topiary.core.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HexRowsTest {

    @Test
    void row_full_showsOffsetHexAndAscii() {
        byte[] bytes = new byte[48];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i + 0x40);
        }
        assertThat(new HexRows(bytes).row(1).toString())
                .isEqualTo("00000010  50 51 52 53 54 55 56 57  58 59 5a 5b 5c 5d 5e 5f  PQRSTUVWXYZ[\\]^_");
    }

    @Test
    void row_last_isPadded() {
        assertThat(new HexRows(new byte[] {0, 'A', (byte) 0xFF}).row(0).toString())
                .isEqualTo("00000000  00 41 ff                                          .A.");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "16,1", "17,2", "268435456,16777216"})
    void count_coversEveryByte(int length, int rows) {
        assertThat(new HexRows(new byte[length]).count()).isEqualTo(rows);
    }
}
