package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void textOrHex_utf8_isTheText() {
        assertThat(Utf8.textOrHex("häh\u0000".getBytes(UTF_8))).isEqualTo("häh\u0000");
    }

    @Test
    void textOrHex_anythingElse_isEachByteInHex() {
        assertThat(Utf8.textOrHex(new byte[] {'a', (byte) 0xFF})).isEqualTo("61ff");
    }
}
