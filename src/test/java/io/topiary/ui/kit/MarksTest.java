package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.session.SessionIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarksTest {

    /** WCAG 2.2, criterion 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;

    private static final Path SHEET = Path.of("src", "main", "resources", "io", "topiary", "css", "topiary.css");

    @ParameterizedTest
    @EnumSource(value = Colour.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void word_onABandOfAnyColour_canBeRead(Colour colour) throws IOException {
        String css = Files.readString(SHEET);
        String shade = find(css, "-color-label-" + colour.label() + ": (#[0-9a-f]{6});");
        String word = find(css, "\\." + Marks.styleClass(colour) + " \\{.*-color-on-mark: ([#a-z0-9]+);");
        assertThat(contrast(luminance(shade), luminance(word.equals("white") ? "#ffffff" : word)))
                .isGreaterThanOrEqualTo(LEAST_CONTRAST);
    }

    @Test
    void colour_ofProductionWithoutOne_isRed() {
        Protection production = new Protection(true, false);
        assertThat(Marks.colour(new SessionIdentity("a", null, Colour.NONE, production)))
                .isEqualTo(Colour.RED);
        assertThat(Marks.colour(new SessionIdentity("a", null, Colour.BLUE, production)))
                .isEqualTo(Colour.BLUE);
        assertThat(Marks.colour(SessionIdentity.of("a"))).isEqualTo(Colour.NONE);
    }

    private static String find(String css, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(css);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
