package io.topiary.core.payload.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.payload.schema.SchemaSamples;
import io.topiary.core.text.Messages;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkplugEncoderTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final String NODE = "spBv1.0/plant/%s/edge";

    /** A metric of each type that the samples don't have, and everything that may stand beside one. */
    private static final String RICH = """
            {"timestamp":{"$time":"2026-01-31T12:00:00.123Z"},"seq":255,"uuid":"x","body":{"$hex":"00ff"},"metrics":[
            {"name":"u8","datatype":"UInt8","value":255},{"name":"u16","datatype":"UInt16","value":65535},
            {"name":"u32","datatype":"UInt32","value":4294967295},{"name":"id","datatype":"UUID","value":"a-b"},
            {"name":"t","datatype":"Text","value":"häh"},{"name":"f","datatype":"File","value":{"$hex":"01"}},
            {"name":"when","datatype":"DateTime","value":{"$time":"1969-12-31T23:59:59.999Z"}},
            {"name":"i8s","datatype":"Int8Array","value":[-128,127]},{"name":"i32s","datatype":"Int32Array","value":[-1]},
            {"name":"i64s","datatype":"Int64Array","value":[-9223372036854775808]},
            {"name":"u8s","datatype":"UInt8Array","value":[255]},{"name":"u16s","datatype":"UInt16Array","value":[65535]},
            {"name":"u32s","datatype":"UInt32Array","value":[4294967295]},
            {"name":"u64s","datatype":"UInt64Array","value":[18446744073709551615]},
            {"name":"fs","datatype":"FloatArray","value":[0.1,{"$float":"NaN"}]},
            {"name":"ds","datatype":"DoubleArray","value":[0.1,-1.5E300]},
            {"name":"bs","datatype":"BooleanArray","value":[true,false,true,true,false,false,false,false,true]},
            {"name":"ts","datatype":"DateTimeArray","value":[{"$time":"2026-01-31T12:00:00.123Z"}]},
            {"name":"none","datatype":"StringArray","value":[]},
            {"name":"odd","datatype":"Int16Array","value":{"$hex":"00ff01"}},
            {"name":"own","datatype":99,"value":7,"$field":"long_value"},
            {"name":"wide","datatype":"Int32","value":-2,"$field":"long_value"},
            {"name":"said","datatype":"Boolean","value":true,"$field":"int_value"},
            {"name":"old","datatype":"Float","historical":true,"transient":false,"metadata":{"isMultiPart":true,
            "contentType":"a/b","size":3,"seq":1,"fileName":"n","fileType":"t","md5":"m","description":"d"},
            "properties":{"unit":{"type":"String","value":"bar"},"low":{"type":"Int32","value":-5},
            "none":{"type":"Double","value":null},"wide":{"type":"UInt32","value":6,"$field":"long_value"},
            "set":{"type":"PropertySet","value":{"ok":{"type":"Boolean","value":true}}},
            "list":{"type":"PropertySetList","value":[{"at":{"type":"Float","value":1.5}},{}]}},"value":1.5},
            {"name":"table","datatype":"DataSet","value":{"columns":["n","d"],"types":["Int64","Double"],
            "rows":[[-1,2.5],[3,null]]}},
            {"name":"pump","datatype":"Template","value":{"version":"1","templateRef":"P","isDefinition":true,
            "parameters":[{"name":"size","type":"UInt32","value":5},{"name":"s","type":"String","value":null}],
            "metrics":[{"name":"in","datatype":"Template","value":{"isDefinition":false,"parameters":[],
            "metrics":[{"name":"rpm","datatype":"Int32","value":900}]}}]}}]}
            """;

    private final SparkplugEncoder encoder = new SparkplugEncoder();
    private final SparkplugDecoder decoder = new SparkplugDecoder();

    @ParameterizedTest
    @CsvSource({"NBIRTH, sparkplug-birth.bin", "NDATA, sparkplug-data.bin", "NCMD, sparkplug-data.bin"})
    void encode_whatWasDecoded_isTheSameBytes(String type, String file) throws Exception {
        byte[] sent = SchemaSamples.bytes(file);
        Map<String, byte[]> births = Map.of(NODE.formatted("NBIRTH"), SchemaSamples.bytes("sparkplug-birth.bin"));
        Sample sample = SchemaSamples.sample(NODE.formatted(type), sent, births);
        Payload.Decoded shown = (Payload.Decoded) decoder.decode(sample, "");
        assertThat(encoder.encode(shown.text(), "")).isEqualTo(sent);
        assertThat(encoder.encode(decoder.editable(sample), "")).isEqualTo(sent);
    }

    @Test
    void encode_dataWithoutItsBirth_isTheSameBytes() throws Exception {
        byte[] sent = SchemaSamples.bytes("sparkplug-data.bin");
        Sample sample = SchemaSamples.sample(NODE.formatted("NDATA"), sent, Map.of());
        assertThat(encoder.encode(decoder.editable(sample), "")).isEqualTo(sent);
    }

    @Test
    void encode_everyTypeAndProperty_isReadBackAsWritten() throws Exception {
        byte[] bytes = encode(RICH);
        byte[] shown = decoder.editable(SchemaSamples.sample(NODE.formatted("NBIRTH"), bytes, Map.of()));
        assertThat(new String(shown, UTF_8)).isEqualTo(RICH.replace("\n", ""));
    }

    @Test
    void encode_payload_isWhatGooglesLibraryWritesWithTheSpecificationsSchema() throws Exception {
        Descriptor schema = new SchemaLibrary(SchemaSamples.FOLDER.resolveSibling("sparkplug"))
                .contents()
                .message("org.eclipse.tahu.protobuf.Payload")
                .orElseThrow();
        byte[] bytes = encode(RICH);
        DynamicMessage read = DynamicMessage.parseFrom(schema, bytes);
        assertThat(read.getUnknownFields().asMap()).isEmpty();
        assertThat(HexFormat.of().formatHex(read.toByteArray()))
                .isEqualTo(HexFormat.of().formatHex(bytes));
        assertThat(read.toString())
                .contains("seq: 255", "name: \"u8\"", "int_value: 255", "long_value: 18446744073709551614")
                .contains("is_historical: true", "is_transient: false", "string_value: \"bar\"", "template_ref: \"P\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Int8 of 128         | {"metrics":[{"name":"a","datatype":"Int8","value":128}]} | 128 at /metrics/0/value must be from -128 to 127
            negative UInt32     | {"metrics":[{"name":"a","datatype":"UInt32","value":-1}]} | must be from 0 to 4294967295
            text as number      | {"metrics":[{"name":"a","datatype":"Double","value":true}]} | true at /metrics/0/value must be a number
            unknown type        | {"metrics":[{"name":"a","datatype":"Int9","value":1}]} | "Int9" at /metrics/0/datatype is no data type
            number without type | {"metrics":[{"name":"a","value":1}]} | /metrics/0 needs a data type
            unknown key         | {"metrics":[{"name":"a","typ":"Int8"}]} | Metric has no field /metrics/0/typ
            unknown field       | {"metrics":[{"alias":1,"value":1,"$field":"x"}]} | "x" at /metrics/0/$field is no field of a value
            values differ       | {"metrics":[{"name":"a","datatype":"Int8","value":1}],"values":{"a":2}} | /values/a is not what "metrics" says
            values of no metric | {"metrics":[],"values":{"a":2}} | /values/a is not what "metrics" says
            not of the schema   | {"$unknown":{"100":{"varint":1}}} | /$unknown can't be written back
            zero in a text      | {"metrics":[{"name":"a","datatype":"StringArray","value":["\\u0000"]}]} | must not have a zero
            no object           | [] | [] at / must be an object
            nothing             | '' | there is no value
            finer than a milli  | {"timestamp":"2026-01-31T12:00:00.0001Z"} | must be a time
            32 bits of a time   | {"metrics":[{"datatype":"DateTime","value":4294967296,"$field":"int_value"}]} | must be a time
            """)
    void encode_whatCantBe_saysWhichAndWhy(String what, String json, String words) {
        assertThatThrownBy(() -> encode(json))
                .asInstanceOf(InstanceOfAssertFactories.type(UnencodableException.class))
                .satisfies(e -> assertThat(ENGLISH.get(e.text())).contains(words));
    }

    @Test
    void encode_equalValuesBeside_areLeftOut() throws Exception {
        String metric = "{\"metrics\":[{\"name\":\"a\",\"datatype\":\"Double\",\"value\":21.50}]";
        assertThat(encode(metric + ",\"values\":{\"a\":21.5}}")).isEqualTo(encode(metric + "}"));
    }

    @Test
    void encode_templatesNestedTooDeep_areRefused() {
        String inner = "{\"isDefinition\":false}";
        for (int i = 0; i < 40; i++) {
            inner = "{\"isDefinition\":false,\"metrics\":[{\"datatype\":\"Template\",\"value\":" + inner + "}]}";
        }
        String json = "{\"metrics\":[{\"datatype\":\"Template\",\"value\":" + inner + "}]}";
        assertThatThrownBy(() -> encode(json)).isInstanceOf(UnencodableException.class);
    }

    private byte[] encode(String json) throws UnencodableException {
        return encoder.encode(json.getBytes(UTF_8), "");
    }
}
