package io.topiary.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch that sees nothing proves nothing: each disguise is recognised, wherever the password begins. */
class CanaryTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 11, 12, 13, 14, 15, 16})
    void findIn_everyDisguise_seesIt(int before) {
        byte[] bytes = ("x".repeat(before) + Canary.PASSWORD + "y").getBytes(StandardCharsets.UTF_8);
        String dump = ByteBufUtil.prettyHexDump(Unpooled.wrappedBuffer(bytes));
        for (String text : new String[] {
            new String(bytes, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(bytes),
            HexFormat.of().formatHex(bytes),
            HexFormat.of().withUpperCase().formatHex(bytes),
            HexFormat.ofDelimiter(" ").formatHex(bytes),
            HexFormat.ofDelimiter(":").formatHex(bytes),
            Arrays.toString(bytes),
            dump,
        }) {
            assertThat(Canary.findIn(text)).as(text).isPresent();
        }
    }

    @Test
    void findIn_anythingElse_seesNothing() {
        assertThat(Canary.findIn("canary C A N A R Y 43 41 4e 00 41 52 59 ••••"))
                .isEmpty();
    }
}
