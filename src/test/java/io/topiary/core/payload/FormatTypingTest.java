package io.topiary.core.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaFormats;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTypingTest {

    @TempDir
    Path folder;

    private final FormatChoices choices = new FormatChoices();
    private FormatTyping typing = new FormatTyping(PayloadReader.PLAIN);

    @BeforeEach
    void know() {
        SchemaLibrary library = new SchemaLibrary(folder.resolve("schemas"));
        LayoutStore layouts = LayoutStore.open(folder.resolve("layouts.json"));
        List<PayloadFormat> formats = SchemaFormats.all(library, layouts);
        choices.know(List.of("protobuf:plant.Reading", "protobuf:plant.Motor", "layout:motor"));
        typing = new FormatTyping(new PayloadReader(formats, choices));
    }

    @Test
    void complete_format_offersItsArguments_thenWhatContainsIt() {
        assertThat(typing.complete("proto", 10))
                .containsExactly("protobuf", "protobuf:plant.Reading", "protobuf:plant.Motor");
        assertThat(typing.complete("mot", 10)).containsExactly("protobuf:plant.Motor", "layout:motor");
    }

    @Test
    void complete_behindTheColon_offersThisFormatsArguments() {
        assertThat(typing.complete("Protobuf:mot", 10)).containsExactly("protobuf:plant.Motor");
        assertThat(typing.complete("text:windows-125", 3))
                .containsExactly("text:windows-1250", "text:windows-1251", "text:windows-1252");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "' TEXT : windows-1252 ', text:windows-1252",
        "layout:<HhIf, layout:<HhIf",
        "Hex, hex",
        "'protobuf:', protobuf"
    })
    void wish_isWhatIsMeant(String typed, String wish) {
        assertThat(FormatTyping.wish(typed)).isEqualTo(wish);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "text:windows-1252, \"\"",
                "hex, \"\"",
                "layout:<HhIf, \"\"",
                "text:nonsense, this Java knows no charset nonsense",
                "layout:engine, there is no layout engine",
                "protobuf:a.B, the schema files have no message a.B",
                "avro:a.B, the schema files have no Avro type a.B",
                "hex:2, this format takes nothing behind a colon",
                "cbor:2, this format takes nothing behind a colon",
                "yaml, there is no format yaml"
            })
    void problem_saysWhatIsWrong(String wish, String words) {
        assertThat(typing.problem(wish)
                        .map(Messages.forLocale(Locale.ENGLISH)::get)
                        .orElse(""))
                .isEqualTo(words);
    }
}
