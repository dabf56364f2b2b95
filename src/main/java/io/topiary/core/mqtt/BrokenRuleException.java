package io.topiary.core.mqtt;

import java.io.Serial;

/** The broker broke a rule of MQTT that the client library does not watch; the words {@code failure.KEY} tell which. */
final class BrokenRuleException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String key;

    BrokenRuleException(String key) {
        super(key);
        this.key = key;
    }

    String key() {
        return key;
    }
}
