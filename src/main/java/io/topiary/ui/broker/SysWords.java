package io.topiary.ui.broker;

import io.topiary.core.broker.BrokerReport;
import io.topiary.core.broker.Figure;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Puts what a broker tells about itself into words. Immutable. */
final class SysWords {

    private static final int LONGEST_VALUE = 200;
    private static final int MINUTE = 60;

    private final Messages messages;
    private final Amounts amounts;

    SysWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /** The groups that the broker tells something of. */
    List<SysGroup> groups(BrokerReport report) {
        List<SysGroup> groups = new ArrayList<>();
        add(groups, "broker.sys.broker", broker(report));
        add(groups, "broker.sys.clients", clients(report));
        add(groups, "broker.sys.messages", messages(report));
        add(groups, "broker.sys.bytes", bytes(report));
        add(groups, "broker.sys.stored", stored(report));
        return groups;
    }

    private void add(List<SysGroup> groups, String title, List<BrokerFact> facts) {
        if (!facts.isEmpty()) {
            groups.add(new SysGroup(messages.get(title), facts));
        }
    }

    private List<BrokerFact> broker(BrokerReport report) {
        List<BrokerFact> facts = new ArrayList<>();
        if (!report.version().isEmpty()) {
            facts.add(fact("broker.sys.version", Escapes.visible(report.version(), LONGEST_VALUE), ""));
        }
        if (report.uptimeSeconds() >= 0) {
            facts.add(fact("broker.sys.uptime", uptime(report.uptimeSeconds()), ""));
        }
        if (!report.nodes().isEmpty()) {
            String names = Escapes.visible(String.join(", ", report.nodes()), LONGEST_VALUE);
            facts.add(fact("broker.sys.nodes", names, ""));
        }
        add(facts, report, Figure.HEAP, "broker.sys.heap", this::size, most(report, Figure.HEAP_MAXIMUM, this::size));
        return facts;
    }

    private List<BrokerFact> clients(BrokerReport report) {
        List<BrokerFact> facts = new ArrayList<>();
        String most = most(report, Figure.CLIENTS_MAXIMUM, this::count);
        add(facts, report, Figure.CLIENTS_CONNECTED, "broker.sys.connected", this::count, most);
        add(facts, report, Figure.CLIENTS_DISCONNECTED, "broker.sys.disconnected", this::count, "");
        add(facts, report, Figure.CLIENTS_TOTAL, "broker.sys.total", this::count, "");
        report.perSecond(Figure.CONNECTIONS, 1)
                .ifPresent(load -> facts.add(
                        fact("broker.sys.connects", messages.get("broker.sys.perMinute", rate(load * MINUTE)), "")));
        return facts;
    }

    private List<BrokerFact> messages(BrokerReport report) {
        List<BrokerFact> facts = new ArrayList<>();
        add(facts, report, Figure.PUBLISHES_RECEIVED, "broker.sys.publishesIn", this::count);
        add(facts, report, Figure.PUBLISHES_SENT, "broker.sys.publishesOut", this::count);
        add(facts, report, Figure.PUBLISHES_DROPPED, "broker.sys.dropped", this::count);
        add(facts, report, Figure.PACKETS_RECEIVED, "broker.sys.packetsIn", this::count);
        add(facts, report, Figure.PACKETS_SENT, "broker.sys.packetsOut", this::count);
        return facts;
    }

    private List<BrokerFact> bytes(BrokerReport report) {
        List<BrokerFact> facts = new ArrayList<>();
        add(facts, report, Figure.BYTES_RECEIVED, "broker.sys.bytesIn", this::size);
        add(facts, report, Figure.BYTES_SENT, "broker.sys.bytesOut", this::size);
        return facts;
    }

    private List<BrokerFact> stored(BrokerReport report) {
        List<BrokerFact> facts = new ArrayList<>();
        add(facts, report, Figure.RETAINED, "broker.sys.retained", this::count, "");
        add(facts, report, Figure.STORED_MESSAGES, "broker.sys.storedMessages", this::count, "");
        add(facts, report, Figure.STORED_BYTES, "broker.sys.storedBytes", this::size, "");
        add(facts, report, Figure.SUBSCRIPTIONS, "broker.sys.subscriptions", this::count, "");
        add(facts, report, Figure.SHARED_SUBSCRIPTIONS, "broker.sys.shared", this::count, "");
        return facts;
    }

    /** A counter, with how fast it grows. */
    private void add(
            List<BrokerFact> facts, BrokerReport report, Figure figure, String key, DoubleFunction<String> unit) {
        OptionalDouble one = report.perSecond(figure, 1);
        OptionalDouble five = report.perSecond(figure, 5);
        OptionalDouble fifteen = report.perSecond(figure, 15);
        boolean told = one.isPresent() && five.isPresent() && fifteen.isPresent();
        DoubleFunction<String> rate =
                figure == Figure.BYTES_RECEIVED || figure == Figure.BYTES_SENT ? unit : this::rate;
        String note = told
                ? messages.get(
                        "broker.sys.loads",
                        rate.apply(one.getAsDouble()),
                        rate.apply(five.getAsDouble()),
                        rate.apply(fifteen.getAsDouble()))
                : "";
        add(facts, report, figure, key, unit, note);
    }

    private void add(
            List<BrokerFact> facts,
            BrokerReport report,
            Figure figure,
            String key,
            DoubleFunction<String> unit,
            String note) {
        report.figure(figure).ifPresent(value -> facts.add(fact(key, unit.apply(value), note)));
    }

    private String most(BrokerReport report, Figure figure, DoubleFunction<String> unit) {
        OptionalDouble most = report.figure(figure);
        return most.isPresent() ? messages.get("broker.sys.most", unit.apply(most.getAsDouble())) : "";
    }

    private BrokerFact fact(String key, String value, String note) {
        return new BrokerFact(messages.get(key), value, note);
    }

    private String count(double value) {
        return amounts.number(Math.round(value));
    }

    private String size(double bytes) {
        return amounts.bytes(Math.round(bytes));
    }

    private String rate(double perSecond) {
        String rate = amounts.rate(perSecond);
        return rate.isEmpty() ? amounts.number(0) : rate;
    }

    private String uptime(long seconds) {
        long minutes = seconds / MINUTE;
        long hours = minutes / MINUTE;
        return hours >= 24
                ? messages.get("broker.sys.uptime.days", hours / 24, hours % 24)
                : hours > 0
                        ? messages.get("broker.sys.uptime.hours", hours, minutes % MINUTE)
                        : messages.get("broker.sys.uptime.minutes", minutes, seconds % MINUTE);
    }
}
