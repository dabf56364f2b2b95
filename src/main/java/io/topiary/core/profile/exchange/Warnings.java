package io.topiary.core.profile.exchange;

import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What was left out or set back while a profile was made; no more sentences than somebody reads. Not thread-safe. */
final class Warnings {

    private static final int MOST = 30;

    private final List<Text> texts = new ArrayList<>();
    private int over;

    /** Adds a sentence. */
    void add(String key, Object... arguments) {
        if (texts.size() < MOST) {
            texts.add(Text.of(key, arguments));
        } else {
            over++;
        }
    }

    /** They, in the order they were added. */
    List<Text> list() {
        List<Text> list = new ArrayList<>(texts);
        if (over > 0) {
            list.add(Text.of("exchange.warn.more", over));
        }
        return list;
    }
}
