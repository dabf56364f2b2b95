package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessagePack;

class PayloadModesTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private static String encoded(String mode, String text, String argument) {
        try {
            byte[] bytes =
                    PayloadModes.STANDARD.find(mode).orElseThrow().encoder().encode(text, argument);
            return HexFormat.of().formatHex(bytes);
        } catch (EncodeException e) {
            return ENGLISH.get(e.text());
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text    | é              | ``           | c3a9",
                "json    | [1, 2]         | ``           | 5b312c20325d",
                "json    | [1,            | ``           | Not JSON",
                "xml     | <a b='c'/>     | ``           | 3c6120623d2763272f3e",
                "xml     | <a>            | ``           | Not XML",
                "hex     | 00 Ff          | ``           | 00ff",
                "base64  | AP8            | ``           | 00ff",
                "base64  | _-8            | ``           | ffef",
                "number  | 21.50          | ``           | 32312e3530",
                "number  | warm           | ``           | warm is not a number",
                "raw     | -2             | int8         | fe",
                "raw     | 258            | uint16 big   | 0102",
                "raw     | 258            | uint16 little | 0201",
                "raw     | 1 2            | uint16 be    | 00010002",
                "raw     | -1             | int24 little | ffffff",
                "raw     | 66051          | uint24 big   | 010203",
                "raw     | 0x1f           | uint8        | 1f",
                "raw     | 256            | uint8        | 256 does not fit in 8 bits",
                "raw     | -1             | uint16 big   | -1 does not fit in 16 bits",
                "raw     | 1.5            | float32 big  | 3fc00000",
                "raw     | -0.1           | float64 little | 9a9999999999b9bf",
                "raw     | 1              | float24 big  | float24 big is not a number type",
                "raw     | 170141183460469231731687303715884105727 | int128 big | 7fffffffffffffffffffffffffffffff",
                "struct  | -5, 200        | <hB          | fbffc8",
                "struct  | 7 \"a b         | <B3s         | A quotation mark is not closed",
                "struct  | 1              | <hB          | The layout takes 2 values, 1 were given",
                "cbor    | {\"a\":[1,-1,\"x\",true,null]} | `` | a161618501206178f5f6",
                "cbor    | 18446744073709551615 | ``     | c24900ffffffffffffffff",
                "cbor    | 1.5            | ``           | fb3ff8000000000000",
                "cbor    | {\"$hex\":\"00ff\"} | ``      | 4200ff",
                "cbor    | {\"$tag\":1,\"value\":2} | `` | c102",
                "cbor    | {\"$float\":\"NaN\"} | ``     | fb7ff8000000000000",
                "cbor    | {\"$hex\":\"0\"} | ``         | $hex takes an even number",
                "cbor    | {\"a\":        | ``           | Not JSON",
                "cbor    | ``             | ``           | Write JSON",
                "msgpack | {\"a\":[1,-1,\"x\",true,null]} | `` | 81a1619501ffa178c3c0",
                "msgpack | 18446744073709551615 | ``     | cfffffffffffffffff",
                "msgpack | 18446744073709551616 | ``     | MessagePack has no integer of more than 64 bits",
                "msgpack | 0.1            | ``           | cb3fb999999999999a",
                "msgpack | 0.1000000000000000055 | ``    | MessagePack has no decimals",
                "msgpack | {\"$hex\":\"00ff\"} | ``      | c40200ff",
                "msgpack | {\"$ext\":5,\"$hex\":\"01\"} | `` | d40501",
                "empty   | ignored        | ``           | ``",
            })
    void encode_writesTheBytesOrSaysWhyNot(String mode, String text, String argument, String expected) {
        assertThat(encoded(mode, text, argument)).startsWith(expected);
    }

    @Test
    void json_invalid_saysLineAndColumn() {
        assertThat(encoded("json", "{\n  \"a\": ,\n}", "")).contains("line 2", "column 8");
    }

    @Test
    void xml_entity_isNeverLoaded(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String bomb = "<!DOCTYPE a [<!ENTITY b SYSTEM \"" + secret.toUri() + "\">]><a>&b;</a>";
        assertThat(encoded("xml", bomb, "")).startsWith("Not XML").doesNotContain("secret\u0000");
    }

    @Test
    void cbor_readBackByAnotherLibrary_isTheSameJson() throws Exception {
        String json = "{\"s\":\"ü\",\"n\":-7,\"l\":9007199254740993,\"f\":21.5,\"a\":[{},[],false]}";
        byte[] bytes = new CborEncoder().encode(json, "");
        JsonNode back = new ObjectMapper(new CBORFactory()).readTree(bytes);
        assertThat(back.toString()).isEqualTo(json);
    }

    @Test
    void msgpack_readBackByAnotherLibrary_isTheSameJson() throws Exception {
        String json = "{\"s\":\"ü\",\"n\":-7,\"l\":9007199254740993,\"f\":21.5,\"a\":[{},[],false]}";
        byte[] bytes = new MessagePackEncoder().encode(json, "");
        try (var unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            assertThat(unpacker.unpackValue().toJson()).isEqualTo(json);
        }
    }

    @Test
    void file_readsItsBytes(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a b.bin"), new byte[] {0, (byte) 0xFF});
        assertThat(encoded("file", " " + file + " ", "")).isEqualTo("00ff");
    }

    @Test
    void with_more_putsThemBeforeTheFile() {
        PayloadMode own = PayloadMode.of("own", PayloadMode.Input.TEXT, (text, argument) -> text.getBytes(UTF_8));
        List<PayloadMode> all = PayloadModes.STANDARD.with(List.of(own)).all();
        assertThat(all.indexOf(own)).isEqualTo(all.indexOf(PayloadModes.FILE) - 1);
    }
}
