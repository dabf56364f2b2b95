package io.topiary.cli;

import io.topiary.core.text.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;

/** The message bundle as the library for the command line wants it: only the keys that are asked for. */
final class HelpWords extends ResourceBundle {

    private final Messages messages;
    private final Set<String> keys;

    HelpWords(Messages messages, Set<String> keys) {
        this.messages = messages;
        this.keys = keys;
    }

    @Override
    protected Object handleGetObject(String key) {
        // A missing key has to be null here: other keys than ours are tried as well.
        return keys.contains(key) ? messages.get(key) : "";
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(keys);
    }

    @Override
    protected Set<String> handleKeySet() {
        return keys;
    }
}
