package io.topiary.ui.broker;

import io.topiary.core.broker.BrokerReport;
import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out why a broker tells nothing about itself. Any thread. */
final class SysPresence {

    /** Brings all of it. */
    static final String FILTER = "$SYS/#";

    private static final String ROOT = "$SYS/";
    private static final String SAMPLE = "$SYS/broker/uptime";
    /** EMQX publishes its figures once a minute, mosquitto every ten seconds. */
    private static final long PATIENCE_MICROS = TimeUnit.SECONDS.toMicros(65);

    private final Session session;
    private final Messages messages;

    SysPresence(Session session, Messages messages) {
        this.session = session;
        this.messages = messages;
    }

    SysState state(BrokerReport report) {
        if (!report.isEmpty()) {
            return SysState.PRESENT;
        }
        List<Subscription> asked = session.options().subscriptions().stream()
                .filter(Subscription::enabled)
                .filter(subscription -> subscription.filter().pattern().startsWith(ROOT))
                .toList();
        if (asked.isEmpty()) {
            return SysState.UNSUBSCRIBED;
        }
        if (session.options().excludes().stream().anyMatch(filter -> filter.matches(SAMPLE))) {
            return SysState.EXCLUDED;
        }
        ConnectionStatus status = session.connection().status();
        List<Subscription> refused =
                refusals(status).map(SubscribeOutcome.Refused::subscription).toList();
        if (refused.containsAll(asked)) {
            return SysState.REFUSED;
        }
        boolean longEnough = status.state() == ConnectionState.CONNECTED
                && SysWatch.nowMicros() - status.sinceMicros() > PATIENCE_MICROS;
        return longEnough ? SysState.NONE : SysState.WAITING;
    }

    /** What {@code state} means and what can be done about it. */
    String explain(SysState state) {
        return switch (state) {
            case PRESENT -> "";
            case UNSUBSCRIBED -> messages.get("broker.sys.unsubscribed");
            case EXCLUDED -> messages.get("broker.sys.excluded");
            case WAITING -> messages.get("broker.sys.waiting");
            case NONE -> messages.get("broker.sys.none");
            case REFUSED ->
                refusal()
                        .map(failure -> messages.get("broker.sys.refused", messages.get(failure.why())))
                        .orElse("");
        };
    }

    private Optional<Failure> refusal() {
        return refusals(session.connection().status())
                .map(SubscribeOutcome.Refused::failure)
                .findFirst();
    }

    private static Stream<SubscribeOutcome.Refused> refusals(ConnectionStatus status) {
        return status.subscriptions().stream()
                .filter(SubscribeOutcome.Refused.class::isInstance)
                .map(SubscribeOutcome.Refused.class::cast)
                .filter(refused -> refused.subscription().filter().pattern().startsWith(ROOT));
    }
}
