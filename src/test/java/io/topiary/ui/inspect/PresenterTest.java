package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.payload.Sample;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresenterTest {

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | plain | Lines text ",
                "'' | [1] | Lines JSON ",
                "'' | 21.5 | Lines JSON ",
                "'' | 12:30 | Lines text ",
                "'' | [1 | Lines text Not JSON: Unexpected end-of-input",
                "json | plain | Lines text Not JSON: Unrecognized token 'plain'",
                "text | [1] | Lines JSON ",
                "hex | [1] | Hex JSON ",
                "'' | {\"a\":1,\"a\":2} | Lines JSON An object holds the same key more than once"
            })
    void present_text_dependsOnTheWish(String view, String payload, String expected) {
        Presentation shown = new Presenter(PayloadReader.PLAIN, new Amounts(messages))
                .present(Sample.of(payload.getBytes(UTF_8)), Wish.of(view));
        assertThat(shown.content().getClass().getSimpleName() + " " + messages.get(shown.guess()) + " " + notice(shown))
                .startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {PayloadView.AUTO, PayloadView.TEXT, PayloadView.JSON, PayloadView.HEX})
    void present_notUtf8_isShownAsBytes(String view) {
        Presentation shown = new Presenter(PayloadReader.PLAIN, new Amounts(messages))
                .present(Sample.of(new byte[] {'a', (byte) 0xFF}), Wish.of(view));
        assertThat(shown.content()).isInstanceOf(Content.Hex.class);
    }

    private String notice(Presentation shown) {
        return shown.notices().isEmpty()
                ? ""
                : messages.get(shown.notices().getFirst().text());
    }
}
