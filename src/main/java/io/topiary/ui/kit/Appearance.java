package io.topiary.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.topiary.core.settings.Settings;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Theme and text size of all windows; follows the system's light or dark unless told otherwise. FX thread. */
public final class Appearance {

    /** Text size at scale 1, in pixels. */
    private static final double BASE_FONT_PIXELS = 13;

    private static final double ICON_PIXELS = 15;
    private static final double SMALL_ICON_PIXELS = 12;
    private static final double LARGE_ICON_PIXELS = 22;

    private static final String FOLDER = "/io/topiary/css/";
    private static final List<String> SHEETS = List.of(
            "topiary",
            "controlsfx",
            "tables",
            "plots",
            "code",
            "connect",
            "editor",
            "filter",
            "topics",
            "messages",
            "search",
            "shape",
            "inspect",
            "publish",
            "session",
            "rules",
            "retained",
            "time",
            "compare",
            "replay",
            "formats",
            "files");
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final PseudoClass REDUCED_MOTION = PseudoClass.getPseudoClass("reduced-motion");

    private final List<Scene> scenes = new ArrayList<>();
    private final ChangeListener<ColorScheme> followSystem = (scheme, before, after) -> apply();
    private Settings.Theme theme;
    private double fontScale;

    /** Shows itself as {@code theme} with text of {@code fontScale} times the usual size. */
    public Appearance(Settings.Theme theme, double fontScale) {
        this.theme = theme;
        this.fontScale = fontScale;
        Platform.getPreferences().colorSchemeProperty().addListener(followSystem);
        Platform.getPreferences().reducedMotionProperty().addListener((wish, before, after) -> apply());
        apply();
    }

    /** Gives {@code scene} Topiary's look, now and after each change. */
    public void dress(Scene scene) {
        scenes.add(scene);
        dressNow(scene);
    }

    /** No longer looks after {@code scene}. */
    public void forget(Scene scene) {
        scenes.remove(scene);
    }

    /** Light, dark, or as the system. */
    public void setTheme(Settings.Theme newTheme) {
        theme = newTheme;
        apply();
    }

    /** Text {@code newScale} times as large as usual. */
    public void setFontScale(double newScale) {
        fontScale = newScale;
        apply();
        scenes.forEach(Appearance::layOutAgain);
    }

    /** Whether the window is dark now. */
    public boolean isDark() {
        return switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    /** The style sheets of a scene, in order, the last of them for {@code fontScale}. */
    static List<String> styleSheets(double fontScale) {
        List<String> sheets = new ArrayList<>();
        for (String name : SHEETS) {
            URL binary = Appearance.class.getResource(FOLDER + name + ".bss");
            // nobody has written the binary form where Maven did not build
            URL sheet = binary != null ? binary : Appearance.class.getResource(FOLDER + name + ".css");
            if (sheet != null) {
                sheets.add(sheet.toExternalForm());
            }
        }
        sheets.add("data:text/css;base64,"
                + Base64.getEncoder().encodeToString(sizes(fontScale).getBytes(StandardCharsets.US_ASCII)));
        return sheets;
    }

    /** The sizes that can't be given in em: the root's own, and those of icons, whose em is the icon itself. */
    private static String sizes(double fontScale) {
        return String.format(
                Locale.ROOT,
                ".root{-fx-font-size:%.2fpx;}"
                        + ".root .ikonli-font-icon{-fx-icon-size:%dpx;}"
                        + ".root .small-icon{-fx-icon-size:%dpx;}"
                        + ".root .large-icon{-fx-icon-size:%dpx;}",
                BASE_FONT_PIXELS * fontScale,
                Math.round(ICON_PIXELS * fontScale),
                Math.round(SMALL_ICON_PIXELS * fontScale),
                Math.round(LARGE_ICON_PIXELS * fontScale));
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark()
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS());
        List.copyOf(scenes).forEach(this::dressNow);
    }

    /** The headers of tabs would keep the height that they had with text of another size. */
    private static void layOutAgain(Scene scene) {
        @Nullable Parent root = scene.getRoot();
        if (root != null) {
            root.applyCss();
            layOutAgain(root);
        }
    }

    private static void layOutAgain(Parent parent) {
        parent.requestLayout();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent below) {
                layOutAgain(below);
            }
        }
    }

    private void dressNow(Scene scene) {
        scene.getStylesheets().setAll(styleSheets(fontScale));
        TextScale.set(scene, fontScale);
        @Nullable Parent root = scene.getRoot();
        if (root != null) {
            root.pseudoClassStateChanged(DARK, isDark());
            root.pseudoClassStateChanged(
                    REDUCED_MOTION, Platform.getPreferences().isReducedMotion());
        }
    }
}
