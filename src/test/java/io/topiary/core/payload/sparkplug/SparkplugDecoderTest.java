package io.topiary.core.payload.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.Payload;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.schema.SchemaSamples;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkplugDecoderTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final String NODE = "spBv1.0/plant/NDATA/edge";
    private static final String DEVICE = "spBv1.0/plant/DDATA/edge/pump";

    private final SparkplugDecoder decoder = new SparkplugDecoder();

    @Test
    void decode_aliasWithoutBirth_saysHowManyAreNameless() throws Exception {
        Payload.Decoded decoded = decode(NODE, SchemaSamples.bytes("sparkplug-data.bin"), Map.of());
        assertThat(ENGLISH.get(decoded.remarks().getFirst())).startsWith("3 metrics have no name: no NBIRTH or DBIRTH");
        assertThat(text(decoded)).contains("{\"alias\":3,").endsWith("\"values\":{}}");
    }

    @Test
    void decode_aliasOfDevice_isFoundInItsBirthElseInThatOfItsNode() throws Exception {
        byte[] data = hex("12 04 1003 5011 12 04 1007 5012");
        byte[] ofDevice = hex("12 09 0a03 727066 10 03 20 03".replace("727066", "72706d"));
        byte[] ofNode = hex("12 09 0a03 616263 10 07 20 03");
        Payload.Decoded decoded = decode(
                DEVICE, data, Map.of("spBv1.0/plant/DBIRTH/edge/pump", ofDevice, "spBv1.0/plant/NBIRTH/edge", ofNode));
        assertThat(text(decoded)).endsWith("\"values\":{\"rpm\":17,\"abc\":18}}");
        assertThat(decoded.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "metadata, 4001",
        "properties, 4801",
        "string, 7801",
        "bytes, 800101",
        "dataset, 880101",
        "template, 900101",
        "float, 6001",
        "double, 6801"
    })
    void decode_numberWhereAMessageBelongs_isLikeNone(String field, String number) throws Exception {
        String metric = "0a0161 2003" + number;
        int length = HexFormat.of().parseHex(metric.replace(" ", "")).length;
        String decoded = text(decode(NODE, hex("12 %02x %s".formatted(length, metric)), Map.of()));
        assertThat(decoded).as(field).doesNotContain(field).endsWith("\"values\":{\"a\":null}}");
    }

    @Test
    void decode_wrongWireTypeAfterTheRightOne_isOverlooked() throws Exception {
        byte[] metric = hex("12 0c 0a0161 2009 65 0000803f 6001");
        assertThat(text(decode(NODE, metric, Map.of()))).endsWith("\"values\":{\"a\":1.0}}");
    }

    @Test
    void decode_newerBirth_renamesFromThenOn() throws Exception {
        byte[] data = hex("12 04 1003 5011");
        Map<String, byte[]> births = new HashMap<>();
        births.put("spBv1.0/plant/NBIRTH/edge", hex("12 09 0a03 616263 10 03 20 03"));
        assertThat(text(decode(NODE, data, births))).contains("\"name\":\"abc\"");
        births.put("spBv1.0/plant/NBIRTH/edge", hex("12 09 0a03 646566 10 03 20 03"));
        assertThat(text(decode(NODE, data, births))).contains("\"name\":\"def\"");
    }

    @Test
    void decode_negativeInt8WithTypeOfBirth_keepsItsSign() throws Exception {
        // alias 3 of type Int8, value 0xFFFFFFFB
        byte[] birth = hex("12 09 0a03 616263 10 03 20 01");
        byte[] data = hex("12 08 1003 50 fbffffff0f");
        assertThat(text(decode(NODE, data, Map.of("spBv1.0/plant/NBIRTH/edge", birth))))
                .contains("\"values\":{\"abc\":-5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spBv1.0/STATE/scada",
                "spBv1.0/plant/NDATA",
                "spBv1.0/plant/NDATA/a/b",
                "a/b",
                "spBv1.0/x/DDATA/n"
            })
    void detect_otherTopic_isNotAsked(String topic) {
        byte[] birth = SchemaSamples.bytes("sparkplug-birth.bin");
        assertThat(decoder.detect(SchemaSamples.sample(topic, birth, Map.of()))).isEmpty();
    }

    @Test
    void detect_textUnderItsTopic_staysText() {
        byte[] json = "{\"a\":1}".getBytes(UTF_8);
        assertThat(decoder.detect(SchemaSamples.sample(NODE, json, Map.of()))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ends in a metric,         12 10 ff,                      announces more bytes",
        "length 2 GiB,             12 ffffffff07 ff,              announces more bytes",
        "negative length,          12 ffffffff0f ff,              negative length",
        "metrics of a wrong type,  10 ff01,                       not those of a Sparkplug B payload",
        "no field of it,           f2 06 01 ff,                   not those of a Sparkplug B payload",
        "wire type 7,              0f ff,                         not in the Protocol Buffers wire format",
    })
    void detect_malformedUnderItsTopic_saysWhy(String stimulus, String hex, String words) {
        long before = System.nanoTime();
        Optional<Payload> payload = decoder.detect(SchemaSamples.sample(NODE, hex(hex), Map.of()));
        assertThat(payload).get().isInstanceOf(Payload.Undecodable.class);
        String said = ENGLISH.get(((Payload.Undecodable) payload.orElseThrow()).why());
        assertThat(said).contains(words);
        FaultBook.note("P16", "Sparkplug B: " + stimulus, said, Duration.ofNanos(System.nanoTime() - before));
    }

    @Test
    void decode_templatesAndPropertiesNestedTooDeep_areRefused() {
        byte[] template = hex("9201 00");
        byte[] properties = {};
        for (int i = 0; i < 200; i++) {
            template = wrap(new int[] {0x92, 0x01}, wrap(new int[] {0x12}, template));
            properties = wrap(new int[] {0x4a}, properties);
            properties = concat(hex("0a 01 61"), wrap(new int[] {0x12}, properties));
        }
        for (byte[] metric : List.of(template, wrap(new int[] {0x4a}, properties))) {
            byte[] payload = wrap(new int[] {0x12}, metric);
            Payload said = decoder.detect(SchemaSamples.sample(NODE, concat(payload, hex("ff0601")), Map.of()))
                    .orElseGet(Payload.Empty::new);
            assertThat(said).isInstanceOf(Payload.Undecodable.class);
        }
    }

    @Test
    void decode_millionsOfMetrics_areRefused() throws Exception {
        byte[] flood = new byte[3 * 1024 * 1024];
        for (int i = 0; i < flood.length; i += 2) {
            flood[i] = 0x12;
        }
        Optional<Payload> payload = decoder.detect(SchemaSamples.sample(NODE, concat(flood, hex("ff0601")), Map.of()));
        assertThat(payload).get().isInstanceOf(Payload.Undecodable.class);
    }

    @Test
    void decode_anyBytes_endsWithPayloadOrReason() {
        Random random = new Random(7);
        byte[] seed = SchemaSamples.bytes("sparkplug-birth.bin");
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = seed.clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(decode(NODE, bytes, Map.of("spBv1.0/plant/NBIRTH/edge", bytes))
                                .text())
                        .isNotEmpty();
            } catch (UndecodableException e) {
                assertThat(ENGLISH.get(e.text())).isNotEmpty();
            }
        }
    }

    @Test
    void follow_sequence_findsGapsRepeatsAndWrongBirths() {
        SparkplugSequence sequence = new SparkplugSequence();
        assertThat(follow(sequence, "NBIRTH", birth(0, 4))).isEmpty();
        assertThat(follow(sequence, "NDATA", hex("18 01"))).isEmpty();
        assertThat(follow(sequence, "NDATA", hex("18 04"))).satisfiesExactly(b -> {
            assertThat(b.kind()).isEqualTo(SparkplugSequence.Kind.GAP);
            assertThat(b.missing()).isEqualTo(2);
            assertThat(b.node()).isEqualTo("plant/edge");
        });
        assertThat(follow(sequence, "NDATA", hex("18 04")))
                .extracting(SparkplugSequence.Break::kind)
                .containsExactly(SparkplugSequence.Kind.REPEATED);
        // 255 is followed by 0
        assertThat(follow(sequence, "NDATA", hex("18 ff01"))).hasSize(1);
        assertThat(follow(sequence, "NDATA", hex("18 00"))).isEmpty();
        assertThat(follow(sequence, "NDEATH", birth(-1, 3)))
                .extracting(SparkplugSequence.Break::kind)
                .containsExactly(SparkplugSequence.Kind.DEATH);
        assertThat(follow(sequence, "NBIRTH", birth(5, 9)))
                .extracting(SparkplugSequence.Break::kind)
                .containsExactly(SparkplugSequence.Kind.BIRTH, SparkplugSequence.Kind.BIRTH_COUNT);
    }

    @Test
    void follow_rebirthOnRequest_keepsItsNumber() {
        SparkplugSequence sequence = new SparkplugSequence();
        follow(sequence, "NBIRTH", birth(0, 255));
        assertThat(follow(sequence, "NBIRTH", birth(0, 255))).isEmpty();
        assertThat(follow(sequence, "NDEATH", birth(-1, 255))).isEmpty();
        assertThat(follow(sequence, "NBIRTH", birth(0, 0))).isEmpty();
    }

    @Test
    void seqOf_payload_isItsNumber() {
        assertThat(SparkplugSequence.seqOf(SchemaSamples.sample(NODE, hex("18 2a"), Map.of())))
                .isEqualTo(OptionalLong.of(42));
        assertThat(SparkplugSequence.seqOf(SchemaSamples.sample("a/b", hex("18 2a"), Map.of())))
                .isEmpty();
        assertThat(SparkplugSequence.seqOf(SchemaSamples.sample(NODE, hex("ff"), Map.of())))
                .isEmpty();
    }

    private static List<SparkplugSequence.Break> follow(SparkplugSequence sequence, String type, byte[] payload) {
        return sequence.follow(SchemaSamples.sample("spBv1.0/plant/" + type + "/edge", payload, Map.of()));
    }

    /** A birth or death with its sequence number, none if negative, and its bdSeq. */
    private static byte[] birth(int seq, int bdSeq) {
        byte[] value = bdSeq > 127 ? new byte[] {0x58, (byte) bdSeq, 1} : new byte[] {0x58, (byte) bdSeq};
        byte[] metric = wrap(new int[] {0x12}, concat(hex("0a05 6264536571 20 04"), value));
        return seq < 0 ? metric : concat(new byte[] {0x18, (byte) seq}, metric);
    }

    private Payload.Decoded decode(String topic, byte[] bytes, Map<String, byte[]> births) throws UndecodableException {
        Sample sample = SchemaSamples.sample(topic, bytes, births);
        return (Payload.Decoded) decoder.decode(sample, "");
    }

    private static String text(Payload.Decoded decoded) {
        return new String(decoded.text(), UTF_8);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] wrap(int[] tag, byte[] inner) {
        byte[] head = new byte[tag.length + 5];
        int at = 0;
        for (int b : tag) {
            head[at++] = (byte) b;
        }
        int length = inner.length;
        while (length > 0x7F) {
            head[at++] = (byte) ((length & 0x7F) | 0x80);
            length >>>= 7;
        }
        head[at++] = (byte) length;
        return concat(Arrays.copyOf(head, at), inner);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
