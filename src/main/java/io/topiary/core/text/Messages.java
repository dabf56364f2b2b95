package io.topiary.core.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The message bundle in one language: every string that a user sees comes from here.
 *
 * <p>Says the same as long as it lives; any thread may call it. A key that is missing throws {@link java.util.MissingResourceException}: a test
 * proves that there is none.
 */
public final class Messages {

    private static final String BUNDLE = "io.topiary.messages";

    private final ResourceBundle bundle;
    private final Locale locale;
    /** Rows on screen need the same few words with every frame: parsing them took a sixteenth of the FX thread's time. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The bundle for {@code locale}, English where there is no translation. Numbers are written as the locale does. */
    public static Messages forLocale(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Messages(bundle, locale);
    }

    /** The words for {@code key} with {@code arguments} put in ({@link MessageFormat} syntax, also without arguments). */
    public String get(String key, Object... arguments) {
        MessageFormat format = formats.computeIfAbsent(key, this::parse);
        // it takes notes while it writes
        synchronized (format) {
            return format.format(arguments);
        }
    }

    private MessageFormat parse(String key) {
        return new MessageFormat(bundle.getString(key), locale);
    }

    /** The words of {@code text}; arguments that are {@link Text} themselves are put into words first. */
    public String get(Text text) {
        Object[] arguments = text.arguments().stream()
                .map(argument -> argument instanceof Text nested ? get(nested) : argument)
                .toArray();
        return get(text.key(), arguments);
    }

    /** The language and number format of this bundle. */
    public Locale locale() {
        return locale;
    }
}
