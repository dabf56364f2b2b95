package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

    @Test
    void read_decimal_keepsEachDigit() throws Exception {
        assertThat(JsonInput.read("1.500".getBytes(UTF_8)).decimalValue().toString())
                .isEqualTo("1.500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1] 2", "{\"a\":1,\"a\":2}", "1e+32036854775808", "[-1.5E-99999999999]"})
    void read_whatCantBeRead_saysSo(String json) {
        assertThatThrownBy(() -> JsonInput.read(json.getBytes(UTF_8))).isInstanceOf(UnencodableException.class);
    }
}
