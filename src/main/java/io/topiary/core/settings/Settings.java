package io.topiary.core.settings;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the window. Immutable.
 *
 * @param theme light, dark, or as the system
 * @param fontScale size of all text, {@value #SMALLEST_SCALE} to {@value #LARGEST_SCALE}; 1 is the system's own size
 * @param window where the main window was, or null before the first time
 * @param splits positions of the dividers by their names, 0 to 1
 * @param lastUsed when each profile was last connected, by its id
 * @param run the run that is going on, or null after one that ended in order
 */
public record Settings(
        Theme theme,
        double fontScale,
        @Nullable WindowPlace window,
        Map<String, Double> splits,
        Map<String, Instant> lastUsed,
        @Nullable Run run) {

    /** Smallest font scale. */
    public static final double SMALLEST_SCALE = 0.8;

    /** Largest font scale. */
    public static final double LARGEST_SCALE = 2.0;

    /** Before anybody changed anything. */
    public static final Settings DEFAULT = new Settings(Theme.SYSTEM, 1.0, null, Map.of(), Map.of(), null);

    public Settings {
        fontScale = Double.isNaN(fontScale) ? 1.0 : Math.clamp(fontScale, SMALLEST_SCALE, LARGEST_SCALE);
        splits = Map.copyOf(splits);
        lastUsed = Map.copyOf(lastUsed);
    }

    /** The colours of the window. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK;

        /** As stored: the name in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The theme with the label {@code label}. */
        public static Optional<Theme> of(String label) {
            for (Theme theme : values()) {
                if (theme.label().equals(label)) {
                    return Optional.of(theme);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Where a window is, in the screen's coordinates; it may lie on a screen that is gone.
     *
     * @param x left edge
     * @param y upper edge
     * @param width greater than 0
     * @param height greater than 0
     * @param maximized whether it fills the screen; the other numbers are its place when it does not
     */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}

    /**
     * A run of Topiary. One that is still noted when its process is gone has crashed, or was killed.
     *
     * @param pid its process
     * @param started when that process began: another one may have got its number since
     * @param profiles ids of the profiles that are open in it, in the order of their tabs
     */
    public record Run(long pid, Instant started, List<String> profiles) {

        public Run {
            profiles = List.copyOf(profiles);
        }
    }

    /** The same in another theme. */
    public Settings withTheme(Theme newTheme) {
        return new Settings(newTheme, fontScale, window, splits, lastUsed, run);
    }

    /** The same with another text size. */
    public Settings withFontScale(double newFontScale) {
        return new Settings(theme, newFontScale, window, splits, lastUsed, run);
    }

    /** The same with the window elsewhere. */
    public Settings withWindow(WindowPlace newWindow) {
        return new Settings(theme, fontScale, newWindow, splits, lastUsed, run);
    }

    /** The same with the divider {@code name} at {@code position}, 0 to 1. */
    public Settings withSplit(String name, double position) {
        Map<String, Double> changed = new HashMap<>(splits);
        changed.put(name, position);
        return new Settings(theme, fontScale, window, changed, lastUsed, run);
    }

    /** The same with the profile {@code id} used at {@code time}. */
    public Settings withLastUsed(String id, Instant time) {
        Map<String, Instant> changed = new HashMap<>(lastUsed);
        changed.put(id, time);
        return new Settings(theme, fontScale, window, splits, changed, run);
    }

    /** The same with another run going on, null for none. */
    public Settings withRun(@Nullable Run newRun) {
        return new Settings(theme, fontScale, window, splits, lastUsed, newRun);
    }
}
