package io.topiary.core.payload.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.payload.UndecodableException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void write_everyKind_isJson() throws Exception {
        JsonText json = new JsonText().object();
        json.key("int").number(-1).key("long").number(new BigInteger("18446744073709551615"));
        json.key("decimal").number(new BigDecimal("1.50")).key("huge").number(new BigDecimal("1E+999999999"));
        json.key("float").number(0.1f).key("double").number(-0.0).key("nan").number(Double.NaN);
        json.key("list").array().bool(true).nothing().array().endArray().endArray();
        json.key("bytes").bytes(new byte[] {0, -1}).key("time").time(Instant.EPOCH);
        json.key("tagged").tag(BigInteger.TEN).text("x").endObject().endObject();
        assertThat(json)
                .hasToString("{\"int\":-1,\"long\":18446744073709551615,\"decimal\":1.50,\"huge\":1E+999999999,"
                        + "\"float\":0.1,\"double\":-0.0,\"nan\":{\"$float\":\"NaN\"},\"list\":[true,null,[]],"
                        + "\"bytes\":{\"$hex\":\"00ff\"},\"time\":{\"$time\":\"1970-01-01T00:00:00Z\"},"
                        + "\"tagged\":{\"$tag\":10,\"value\":\"x\"}}");
    }

    @Test
    void text_ofAnyCharacters_isEscapedWhereItMust() throws Exception {
        String text = "\"\\\n\0\u007f é € \uD83D\uDE00 \uD800 /";
        assertThat(new JsonText().text(text)).hasToString("\"\\\"\\\\\\n\\u0000\\u007f é € \uD83D\uDE00 \\ud800 /\"");
    }

    @Test
    void key_withHalfASurrogatePair_holdsItsEscapeAsText() throws Exception {
        JsonText json =
                new JsonText().object().key("a\uD800\uD83D\uDE00").nothing().endObject();

        assertThat(json).hasToString("{\"a\\\\ud800\uD83D\uDE00\":null}");
    }

    @Test
    void array_deeperThanAllowed_isRefused() throws Exception {
        JsonText json = new JsonText();
        for (int i = 0; i < 500; i++) {
            json.array();
        }
        assertThatThrownBy(json::array).isInstanceOf(UndecodableException.class).hasMessage("payload.format.tooDeep");
    }

    @Test
    void bytes_beyondTheLimit_areRefusedBeforeTheyAreWritten() {
        assertThatThrownBy(() -> new JsonText(1_000).bytes(new byte[500]))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("payload.format.tooLong");
    }

    @Test
    void number_ofAMillionDigits_isNotWrittenOut() throws Exception {
        String json = new JsonText().number(BigInteger.ONE.shiftLeft(3_000_000)).toString();
        assertThat(json).startsWith("{\"$hex\":\"010000");
    }
}
