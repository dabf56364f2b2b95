package io.topiary.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules as JSON objects; what is written is read again equal. Keys that nobody knows are left alone. */
final class RuleJson {

    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String ENABLED = "enabled";
    private static final String FILTER = "filter";
    private static final String PROFILE = "profile";
    private static final String COLOUR = "colour";
    private static final String DECODER = "decoder";
    private static final String MUTE = "mute";
    private static final String PIN = "pin";
    private static final String ALERT = "alert";
    private static final String DESKTOP = "desktop";
    private static final String LIST = "list";
    private static final String QUIET = "quietSeconds";
    private static final String LOG = "log";
    private static final String PATH = "path";
    private static final String BYTES = "maxBytes";
    private static final String SCHEMA = "schema";

    private RuleJson() {}

    /** @throws InvalidRuleException if a value can't be used; its text names the key */
    static Rule read(JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidRuleException("rules.invalid.object");
        }
        String id = text(node, ID).orElseGet(() -> UUID.randomUUID().toString());
        String filter = text(node, FILTER).orElse("");
        return new Rule(
                id,
                text(node, NAME).orElse(filter),
                flag(node, ENABLED, true),
                filter,
                text(node, PROFILE).orElse(null),
                new RuleActions(
                        colour(node),
                        text(node, DECODER).orElse(""),
                        flag(node, MUTE, false),
                        flag(node, PIN, false),
                        alert(node.path(ALERT)),
                        log(node.path(LOG)),
                        text(node, SCHEMA).orElse("")));
    }

    /** Writes {@code rule} into {@code node}. */
    static void write(Rule rule, ObjectNode node) {
        RuleActions actions = rule.actions();
        node.put(ID, rule.id()).put(NAME, rule.name()).put(ENABLED, rule.enabled());
        node.put(FILTER, rule.filter());
        put(node, PROFILE, rule.profileId());
        RuleColour colour = actions.colour();
        put(node, COLOUR, colour == null ? null : colour.label());
        put(node, DECODER, actions.decoder().isEmpty() ? null : actions.decoder());
        put(node, SCHEMA, actions.schema().isEmpty() ? null : actions.schema());
        node.put(MUTE, actions.mute()).put(PIN, actions.pin());
        AlertPlan alert = actions.alert();
        if (alert == null) {
            node.remove(ALERT);
        } else {
            node.withObjectProperty(ALERT)
                    .put(DESKTOP, alert.desktop())
                    .put(LIST, alert.list())
                    .put(QUIET, alert.quietSeconds());
        }
        LogPlan log = actions.log();
        if (log == null) {
            node.remove(LOG);
        } else {
            node.withObjectProperty(LOG).put(PATH, log.path().toString()).put(BYTES, log.maxBytes());
        }
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value == null) {
            node.remove(key);
        } else {
            node.put(key, value);
        }
    }

    private static @Nullable RuleColour colour(JsonNode node) {
        return text(node, COLOUR)
                .map(label ->
                        RuleColour.of(label).orElseThrow(() -> new InvalidRuleException("rules.invalid.value", COLOUR)))
                .orElse(null);
    }

    private static @Nullable AlertPlan alert(JsonNode node) {
        if (absent(node)) {
            return null;
        }
        object(node, ALERT);
        AlertPlan usual = AlertPlan.PROPOSED;
        int quiet = Math.clamp(number(node, QUIET, usual.quietSeconds()), 0, Integer.MAX_VALUE);
        return new AlertPlan(flag(node, DESKTOP, usual.desktop()), flag(node, LIST, usual.list()), quiet);
    }

    private static @Nullable LogPlan log(JsonNode node) {
        if (absent(node)) {
            return null;
        }
        object(node, LOG);
        return LogPlan.of(text(node, PATH).orElse(""), number(node, BYTES, LogPlan.PROPOSED_BYTES));
    }

    private static void object(JsonNode node, String key) {
        if (!node.isObject()) {
            throw new InvalidRuleException("rules.invalid.value", key);
        }
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new InvalidRuleException("rules.invalid.value", key);
        }
        return Optional.of(value.textValue());
    }

    private static boolean flag(JsonNode node, String key, boolean usual) {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return usual;
        }
        if (!value.isBoolean()) {
            throw new InvalidRuleException("rules.invalid.value", key);
        }
        return value.booleanValue();
    }

    private static long number(JsonNode node, String key, long usual) {
        JsonNode value = node.path(key);
        if (absent(value)) {
            return usual;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new InvalidRuleException("rules.invalid.value", key);
        }
        return value.longValue();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
