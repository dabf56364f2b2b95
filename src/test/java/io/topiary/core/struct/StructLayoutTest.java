package io.topiary.core.struct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructLayoutTest {

    /** The expected bytes are those of Python 3 on x86-64: {@code struct.pack(layout, *values).hex()}. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "'<hB' | '-5,200' | 'fbffc8'",
                "'>hB' | '-5,200' | 'fffbc8'",
                "'hB' | '-5,200' | 'fbffc8'",
                "'Bh' | '1,2' | '01000200'",
                "'=Bh' | '1,2' | '010200'",
                "'!I' | '0xdeadbeef' | 'deadbeef'",
                "'l' | '-1' | 'ffffffffffffffff'",
                "'<l' | '-1' | 'ffffffff'",
                "'@Bq' | '1,-9223372036854775808' | '01000000000000000000000000000080'",
                "'<Q' | '18446744073709551615' | 'ffffffffffffffff'",
                "'3B' | '1,2,3' | '010203'",
                "'<f' | '1.5' | '0000c03f'",
                "'>d' | '-0.1' | 'bfb999999999999a'",
                "'<d' | 'nan' | '000000000000f87f'",
                "'<f' | '-inf' | '000080ff'",
                "'<e' | '0.1' | '662e'",
                "'<e' | '65504' | 'ff7b'",
                "'<e' | '5.9604644775390625e-8' | '0100'",
                "'<e' | '-0.0' | '0080'",
                "'<e' | '2049' | '0068'",
                "'<e' | '0.33325195312500006' | '5535'",
                "'5s' | 'abc' | '6162630000'",
                "'2s' | 'abc' | '6162'",
                "'0s' | 'abc' | ''",
                "'s' | 'é' | 'c3'",
                "'5p' | 'abc' | '0361626300'",
                "'3p' | 'abcdef' | '026162'",
                "'1p' | 'x' | '00'",
                "'2xB' | '7' | '000007'",
                "'c?' | 'A,true' | '4101'",
                "'b?b' | '1,0,-128' | '010080'",
                "'llh0l' | '1,2,3' | '010000000000000002000000000000000300000000000000'",
                "'<llh0l' | '1,2,3' | '01000000020000000300'",
                "'< h  2B ' | '1,2,3' | '01000203'",
                "'bhbidb' | '1,2,3,4,5,6' | '01000200030000000400000000000000000000000000144006'",
                "'' | '' | ''",
                "'H' | '65535' | 'ffff'",
            })
    void pack_layout_packsAsPythonDoes(String layout, String values, String hex) {
        List<String> list = values.isEmpty() ? List.of() : List.of(values.split(","));
        assertThat(HexFormat.of().formatHex(StructLayout.parse(layout).pack(list)))
                .isEqualTo(hex);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown type          | <z   | 1     | struct.type",
                "number at the end     | <h3  | 1     | struct.count",
                "prefix in the middle  | h<h  | 1,1   | struct.type",
                "count beyond all      | 99999999999999s | x | struct.large",
                "larger than a message | 300000000x | '' | struct.large",
                "too few values        | hh   | 1     | struct.values",
                "too many values       | h    | 1,2   | struct.values",
                "byte too large        | B    | 256   | struct.value",
                "unsigned negative     | H    | -1    | struct.value",
                "signed too small      | b    | -129  | struct.value",
                "long too large        | <q   | 9223372036854775808 | struct.value",
                "no number             | i    | one   | struct.value",
                "fraction as integer   | i    | 1.5   | struct.value",
                "half too large        | <e   | 65520 | struct.value",
                "float too large       | <f   | 1e39  | struct.value",
                "double too large      | <d   | 1e999 | struct.value",
                "two characters        | c    | ab    | struct.value",
                "no truth              | ?    | maybe | struct.value",
            })
    void pack_invalid_saysWhy(String description, String layout, String values, String key) {
        List<String> list = values.isEmpty() ? List.of() : List.of(values.split(","));
        assertThatThrownBy(() -> StructLayout.parse(layout).pack(list))
                .isInstanceOfSatisfying(
                        StructException.class, e -> assertThat(e.text().key()).isEqualTo(key));
    }
}
