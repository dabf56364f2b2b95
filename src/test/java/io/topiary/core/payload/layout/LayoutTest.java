package io.topiary.core.payload.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private static final List<FieldType> TYPES = List.of(FieldType.values());

    static List<Layout> presets() {
        List<Layout> presets = new ArrayList<>(LayoutPresets.singles());
        presets.add(LayoutPresets.registers());
        presets.add(LayoutPresets.position());
        return presets;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void preset_isValidAndReadsWhatItWrites(Layout preset) throws Exception {
        assertThat(preset.problem()).isEmpty();
        byte[] bytes = new byte[(int) preset.size()];
        new Random(3).nextBytes(bytes);
        byte[] shown = text(preset, bytes).getBytes(UTF_8);
        assertThat(text(preset, LayoutDecoder.encode(shown, preset))).isEqualTo(new String(shown, UTF_8));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "U8    | little | ff               | 255",
                "I8    | little | ff               | -1",
                "U16   | big    | 0102             | 258",
                "U16   | little | 0102             | 513",
                "U24   | big    | 010203           | 66051",
                "I24   | little | ffffff           | -1",
                "U32   | big    | ffffffff         | 4294967295",
                "I48   | big    | 800000000000     | -140737488355328",
                "U64   | big    | ffffffffffffffff | 18446744073709551615",
                "I64   | little | 0000000000000080 | -9223372036854775808",
                "F16   | big    | 3c01             | 1.0009766",
                "F32   | little | cdcccc3d         | 0.1",
                "F64   | big    | 3fb999999999999a | 0.1",
                "F32   | big    | 7fc00000         | {\"$float\":\"NaN\"}",
                "TIME_S | big   | 697deec0         | {\"$time\":\"2026-01-31T12:00:00Z\"}",
                "TIME_MS | big  | 0000019c13ec9e7b | {\"$time\":\"2026-01-31T12:00:00.123Z\"}",
            })
    void decode_everyType_isExactAndComesBack(FieldType type, String order, String hex, String value) throws Exception {
        Layout layout = LayoutPresets.single(type, order.equals("big"));
        byte[] bytes = HexFormat.of().parseHex(hex);
        String json = "{\"value\":" + value + "}";
        assertThat(text(layout, bytes)).isEqualTo(json);
        assertThat(LayoutDecoder.encode(json.getBytes(UTF_8), layout)).isEqualTo(bytes);
    }

    @Test
    void decode_scaled_isExactDecimal() throws Exception {
        Layout layout = new Layout(
                "s",
                List.of(new LayoutField(
                        "t", 0, FieldType.I16, true, new BigDecimal("0.1"), new BigDecimal("-40"), "°C", 1, 0)));
        assertThat(text(layout, new byte[] {2, 0x6B})).isEqualTo("{\"t\":21.9}");
        assertThat(LayoutDecoder.encode("{\"t\":21.9}".getBytes(UTF_8), layout)).containsExactly(2, 0x6B);
    }

    @Test
    void decode_bits_areCountedFromTheLowest() throws Exception {
        Layout layout = new Layout(
                "b",
                List.of(
                        LayoutField.of("low", 0, FieldType.BITS, false).times(4),
                        LayoutField.of("across", 0, FieldType.BITS, false)
                                .times(8)
                                .atBit(4),
                        LayoutField.of("flag", 1, FieldType.BOOL, false).atBit(7)));
        assertThat(text(layout, new byte[] {0x21, (byte) 0x83})).isEqualTo("{\"low\":1,\"across\":50,\"flag\":true}");
    }

    @Test
    void decode_textThatIsNone_isBytes() throws Exception {
        Layout layout = new Layout(
                "x",
                List.of(
                        LayoutField.of("a", 0, FieldType.ASCII, false).times(3),
                        LayoutField.of("u", 3, FieldType.UTF8, false).times(3)));
        assertThat(text(layout, new byte[] {'a', 0, 0, (byte) 0xFF, 0, 0}))
                .isEqualTo("{\"a\":\"a\",\"u\":{\"$hex\":\"ff0000\"}}");
    }

    @Test
    void decode_shorterThanTheLayout_leavesOutAndSays() throws Exception {
        Layout layout = LayoutPresets.registers();
        Payload.Decoded decoded = (Payload.Decoded) LayoutDecoder.decode(new byte[7], layout);
        assertThat(new String(decoded.text(), UTF_8)).isEqualTo("{\"float0\":0.0,\"$rest\":{\"$hex\":\"000000\"}}");
        assertThat(ENGLISH.get(decoded.remarks().getFirst()))
                .isEqualTo("registers lies at bytes 0 to 15, but there are only 7");
    }

    @Test
    void decode_byStructNotation_needsNoStore() throws Exception {
        LayoutDecoder decoder = new LayoutDecoder(_ -> Optional.empty());
        Payload.Decoded decoded = (Payload.Decoded) decoder.decode(Sample.of(new byte[] {1, 0, 2}), "<HB");
        assertThat(new String(decoded.text(), UTF_8)).isEqualTo("{\"H1\":1,\"B2\":2}");
        assertThat(decoder.encode("{\"H1\":1,\"B2\":2}".getBytes(UTF_8), "<HB")).containsExactly(1, 0, 2);
        UndecodableException e = Assertions.catchThrowableOfType(
                UndecodableException.class, () -> decoder.decode(Sample.of(new byte[1]), "motor"));
        assertThat(ENGLISH.get(e.text())).isEqualTo("there is no layout motor");
    }

    @Test
    void encode_decodedOfAnyLayout_givesTheSameBytes() throws Exception {
        Random random = new Random(20261126);
        for (int i = 0; i < 3_000; i++) {
            Layout layout = gapless(random);
            assertThat(layout.problem()).isEmpty();
            byte[] bytes = new byte[(int) layout.size() + random.nextInt(4)];
            random.nextBytes(bytes);
            String shown = text(layout, bytes);
            if (shown.contains("\"NaN\"")) {
                continue;
            }
            assertThat(LayoutDecoder.encode(shown.getBytes(UTF_8), layout))
                    .as("%s %s", layout, shown)
                    .isEqualTo(bytes);
        }
    }

    private static Layout gapless(Random random) {
        List<LayoutField> fields = new ArrayList<>();
        int offset = 0;
        for (int i = random.nextInt(5); i >= 0; i--) {
            FieldType type = TYPES.get(random.nextInt(TYPES.size()));
            String name = "f" + i;
            boolean big = random.nextBoolean();
            if (type == FieldType.BOOL) {
                for (int bit = 0; bit < 8; bit++) {
                    fields.add(LayoutField.of(name + bit, offset, type, big).atBit(bit));
                }
                offset++;
            } else if (type == FieldType.BITS) {
                int cut = 1 + random.nextInt(15);
                fields.add(
                        LayoutField.of(name + "a", offset, type, big).times(cut).atBit(0));
                fields.set(
                        fields.size() - 1,
                        cut <= 8
                                ? LayoutField.of(name + "a", offset, FieldType.U8, big)
                                : LayoutField.of(name + "a", offset, FieldType.BITS, big)
                                        .times(16));
                offset += cut <= 8 ? 1 : 2;
            } else {
                LayoutField field = LayoutField.of(name, offset, type, big).times(1 + random.nextInt(3));
                field = type.isInteger() && random.nextBoolean()
                        ? new LayoutField(
                                name,
                                offset,
                                type,
                                big,
                                new BigDecimal("-0.25"),
                                new BigDecimal("7.1"),
                                "",
                                field.count(),
                                0)
                        : field;
                fields.add(field);
                offset += (int) field.size();
            }
        }
        return new Layout("random", fields);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "too large      | {\"temperature\":7000}     | must be from -40 to 6513.5",
                "between steps  | {\"temperature\":1.05}     | can't be written exactly in steps of 0.1",
                "unknown        | {\"temp\":1}               | has no field /temp",
                "array          | {\"list\":[1]}             | /list must be an array of 2 values",
                "text too long  | {\"name\":\"abcd\"}        | /name has 4 bytes, the field takes 3",
                "no ASCII       | {\"name\":\"é\"}           | must be ASCII",
                "hex too short  | {\"id\":{\"$hex\":\"00\"}} | /id has 1 bytes, the field takes 2",
                "time too late  | {\"at\":\"2200-01-01T00:00:00Z\"} | must be a time",
            })
    void encode_unfit_saysWhy(String description, String json, String words) {
        Layout layout = new Layout(
                "m",
                List.of(
                        new LayoutField(
                                "temperature",
                                0,
                                FieldType.U16,
                                true,
                                new BigDecimal("0.1"),
                                new BigDecimal("-40"),
                                "",
                                1,
                                0),
                        LayoutField.of("list", 2, FieldType.U8, true).times(2),
                        LayoutField.of("name", 4, FieldType.ASCII, true).times(3),
                        LayoutField.of("id", 7, FieldType.HEX, true).times(2),
                        LayoutField.of("at", 9, FieldType.TIME_S, true)));
        UnencodableException e = Assertions.catchThrowableOfType(
                UnencodableException.class, () -> LayoutDecoder.encode(json.getBytes(UTF_8), layout));
        assertThat(ENGLISH.get(e.text())).contains(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no name        | ''  | 0  | U8   | 1   | 0  | 1 | is no name of a field",
                "offset         | a   | -1 | U8   | 1   | 0  | 1 | must lie between offset 0",
                "count          | a   | 0  | U8   | 0   | 0  | 1 | count of a must be from 1",
                "many values    | a   | 0  | U8   | 100001 | 0  | 1 | count of a must be from 1 to 100,000",
                "beyond MQTT    | a   | 268435450 | U64 | 1 | 0  | 1 | must lie between offset 0",
                "too many bits  | a   | 0  | BITS | 60  | 5  | 1 | must lie within the first 64",
                "bit of a byte  | a   | 0  | BOOL | 1   | 8  | 1 | bit of a must be from 0 to 7",
                "scale 0        | a   | 0  | U8   | 1   | 0  | 0 | scale of a must not be 0",
                "scale too fine | a   | 0  | U8   | 1   | 0  | 1e-999 | must not be 0, and",
            })
    void problem_ofField_isSaid(
            String description,
            String name,
            int offset,
            FieldType type,
            int count,
            int bit,
            String scale,
            String words) {
        LayoutField field =
                new LayoutField(name, offset, type, true, new BigDecimal(scale), BigDecimal.ZERO, "", count, bit);
        assertThat(ENGLISH.get(new Layout("l", List.of(field)).problem().orElseThrow()))
                .contains(words);
    }

    @Test
    void store_changed_isReadAgainWithWhatNobodyKnows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("layouts.json");
        Files.writeString(file, """
                {"version":1,"own":2,"layouts":[{"name":"bad","fields":[{"name":"x","type":"u7"}]},
                {"name":"m","colour":"red","fields":[{"name":"x","offset":0,"type":"u8","note":"n"}]}]}""");
        LayoutStore store = LayoutStore.open(file);
        assertThat(store.unreadable()).isEqualTo(1);
        store.change(layouts -> List.of(layouts.getFirst(), LayoutPresets.position()));
        LayoutStore again = LayoutStore.open(file);
        assertThat(again.layouts()).isEqualTo(store.layouts()).hasSize(2);
        assertThat(again.layout("GPS position")).contains(LayoutPresets.position());
        assertThat(Files.readString(file)).contains("\"own\"", "\"colour\"", "\"note\"", "\"u7\"");
    }

    @Test
    void store_sameNameTwice_isRefused(@TempDir Path folder) {
        LayoutStore store = LayoutStore.open(folder.resolve("layouts.json"));
        assertThatThrownBy(() -> store.change(_ -> List.of(LayoutPresets.position(), LayoutPresets.position())))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(ENGLISH.get(e.text())).isEqualTo("Two layouts are called GPS position"));
        assertThat(store.layouts()).isEmpty();
    }

    private static String text(Layout layout, byte[] bytes) throws UndecodableException {
        return new String(((Payload.Decoded) LayoutDecoder.decode(bytes, layout)).text(), UTF_8);
    }
}
