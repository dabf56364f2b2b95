package io.topiary.core.publish;

import io.topiary.core.text.Text;
import java.io.Serial;

/** A template that can't be read or filled in. */
public final class TemplateException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final int position;

    TemplateException(int position, String key, Object... arguments) {
        super(key);
        this.position = position;
        this.text = Text.of("template.at", position, Text.of(key, arguments));
    }

    /** Why, with the place. */
    public Text text() {
        return text;
    }

    /** Where the variable begins: number of the character, from 1. */
    public int position() {
        return position;
    }
}
