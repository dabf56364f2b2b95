package io.topiary.ui.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.payload.TextLines;
import io.topiary.core.settings.Settings;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TextColoursTest {

    private static final byte[] JSON = "{\"key\":\"text\",\"n\":12,\"b\":true}".getBytes(UTF_8);
    private static final List<String> TOKENS = List.of("\"key\"", "\"text\"", "12", "true", "}");

    private @Nullable Appearance appearance;
    private @Nullable CodeView view;

    @Start
    void start(Stage stage) {
        CodeView code = CodeView.viewer();
        view = code;
        appearance = CodeStage.show(stage, code);
        code.show(TextLines.of(JSON, JSON.length, true));
    }

    @Test
    void kindsOfTokens_haveColoursOfTheirOwn() {
        await().until(() -> colours().size() == TOKENS.size());
    }

    @Test
    void otherTheme_coloursWhatIsShownAnew(FxRobot robot) {
        await().until(() -> colours().size() == TOKENS.size());
        Set<Paint> light = colours();

        robot.interact(() -> Objects.requireNonNull(appearance).setTheme(Settings.Theme.DARK));

        await().untilAsserted(() -> assertThat(colours()).hasSize(TOKENS.size()).doesNotContainAnyElementsOf(light));
    }

    @Test
    void textThatIsNoJson_hasAColourOfTheTheme(FxRobot robot) {
        robot.interact(() -> view().show(TextLines.of(JSON, JSON.length, false)));

        List<String> whole = List.of(new String(JSON, UTF_8));
        await().untilAsserted(() -> assertThat(colours(whole)).hasSize(1).doesNotContain(Color.BLACK));
    }

    private CodeView view() {
        return Objects.requireNonNull(view);
    }

    private Set<Paint> colours() {
        return colours(TOKENS);
    }

    private Set<Paint> colours(List<String> texts) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> view().lookupAll(".code-area Text").stream()
                        .map(Text.class::cast)
                        .filter(node -> texts.contains(node.getText()))
                        .map(Text::getFill)
                        .collect(Collectors.toSet()));
    }
}
