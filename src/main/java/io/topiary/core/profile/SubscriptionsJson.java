package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subscriptions as JSON. */
final class SubscriptionsJson {

    private SubscriptionsJson() {}

    static List<Subscription> read(@Nullable List<JsonValues> values) {
        if (values == null) {
            return ConnectionProfile.DEFAULT_SUBSCRIPTIONS;
        }
        List<Subscription> subscriptions = new ArrayList<>();
        for (JsonValues each : values) {
            subscriptions.add(new Subscription(
                    each.parsed("filter", () -> TopicFilter.of(each.string("filter", ""))),
                    Qos.of((int) each.number("qos", 0, 0, 2)),
                    each.flag("noLocal", false),
                    each.flag("retainAsPublished", true),
                    RetainHandling.of((int) each.number("retainHandling", 0, 0, 2)),
                    each.flag("enabled", true)));
        }
        return subscriptions;
    }

    static void write(ObjectNode node, List<Subscription> subscriptions) {
        JsonNode before = node.path("subscriptions").deepCopy();
        ArrayNode array = node.putArray("subscriptions");
        for (Subscription subscription : subscriptions) {
            ObjectNode object = array.addObject();
            String filter = subscription.filter().filter();
            for (JsonNode old : before) {
                if (old instanceof ObjectNode same
                        && same.path("filter").asText().equals(filter)) {
                    object.setAll(same);
                }
            }
            JsonFields fields = new JsonFields(object);
            fields.put("filter", filter);
            object.put("qos", subscription.qos().code());
            fields.putIf("noLocal", subscription.noLocal());
            fields.putUnless("retainAsPublished", subscription.retainAsPublished(), true);
            fields.putUnless("retainHandling", subscription.retainHandling().code(), RetainHandling.SEND.code());
            fields.putUnless("enabled", subscription.enabled(), true);
        }
    }
}
