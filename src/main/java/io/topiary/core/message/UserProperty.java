package io.topiary.core.message;

/** One user property; names may repeat and their order matters (MQTT 5, section 3.3.2.3.7). */
public record UserProperty(String name, String value) {}
