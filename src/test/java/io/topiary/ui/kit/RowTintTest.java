package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.rules.RuleColour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowTintTest {

    /** WCAG 2.2, criteria 1.4.3 and 1.4.11. */
    private static final double LEAST_FOR_TEXT = 4.5;

    private static final double LEAST_FOR_MARKS = 3;
    private static final Path SHEET = Path.of("src", "main", "resources", "io", "topiary", "css", "rules.css");

    /** A theme's background, its weakest text in rows, and where its colours stand in the sheet. */
    record Theme(String background, String subtle, String weakText, String selector) {}

    private static final List<Theme> THEMES = List.of(
            new Theme("#ffffff", "#f6f8fa", "#57606a", ".root {"),
            new Theme("#0d1117", "#161b22", "#8b949e", ".root:dark {"));

    static Stream<Arguments> coloursInThemes() {
        return THEMES.stream()
                .flatMap(theme -> Arrays.stream(RuleColour.values()).map(colour -> Arguments.of(theme, colour)));
    }

    @ParameterizedTest
    @MethodSource("coloursInThemes")
    void tintAndBar_inEachTheme_canBeReadAndSeen(Theme theme, RuleColour colour) throws IOException {
        String css = Files.readString(SHEET);
        String block = css.substring(css.indexOf(theme.selector()));
        String bar = find(block, "-color-rule-" + colour.label() + ": (#[0-9a-f]{6});");
        String tint = find(block, "-color-rule-" + colour.label() + "-tint: (#[0-9a-f]{8});");
        assertThat(contrast(rgb(theme.weakText()), over(tint, theme.background())))
                .as("text on the tint")
                .isGreaterThanOrEqualTo(LEAST_FOR_TEXT);
        assertThat(contrast(rgb(theme.weakText()), over(tint, theme.subtle())))
                .as("text on the tint under the pointer")
                .isGreaterThanOrEqualTo(LEAST_FOR_TEXT);
        assertThat(contrast(rgb(bar), rgb(theme.background()))).as("bar").isGreaterThanOrEqualTo(LEAST_FOR_MARKS);
        assertThat(css).contains("." + RowTint.styleClass(colour) + " {");
    }

    private static String find(String css, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(css);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static double[] rgb(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
        }
        return parts;
    }

    private static double[] over(String tint, String background) {
        double alpha = Integer.parseInt(tint.substring(7), 16) / 255.0;
        double[] front = rgb(tint);
        double[] back = rgb(background);
        for (int i = 0; i < front.length; i++) {
            front[i] = alpha * front[i] + (1 - alpha) * back[i];
        }
        return front;
    }

    private static double contrast(double[] one, double[] other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(double[] colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = colour[i];
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
