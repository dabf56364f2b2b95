package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.settings.ChartKin;
import io.topiary.core.settings.ChartPlan;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Takes topics into a chart that came since beside those it shows, with the same value. FX thread. */
final class SiblingWatch {

    private final ChartParts parts;
    private final Siblings siblings;
    private final ChartViewModel chart;
    private final Consumer<ChartPlan> joined;
    /** Those that the chart has no room for. */
    private final Set<String> beyond = new HashSet<>();

    private boolean busy;

    /** A topic that was not there before, and whether its value holds until the next one. */
    private record Newcomer(String topic, boolean step) {}

    /** @param joined told of what {@code chart} shows when it took some in */
    SiblingWatch(ChartParts parts, ChartViewModel chart, Consumer<ChartPlan> joined) {
        this.parts = parts;
        this.siblings = new Siblings(parts.session());
        this.chart = chart;
        this.joined = joined;
    }

    /** The chart shows something else; it has no room for {@code newBeyond}. */
    void begin(Collection<String> newBeyond) {
        beyond.clear();
        beyond.addAll(newBeyond);
        tell();
    }

    /** Looks for topics that came since: to be called now and then. */
    void look() {
        ChartPlan plan = chart.plan();
        ChartKin kin = plan.kin();
        if (kin == null || busy) {
            return;
        }
        busy = true;
        Set<String> known = kin.known(plan.series());
        known.addAll(beyond);
        parts.workers().execute(() -> {
            List<Newcomer> more = newcomers(kin, known);
            parts.fx().execute(() -> {
                busy = false;
                if (kin.equals(chart.plan().kin()) && !more.isEmpty()) {
                    join(kin, more);
                }
            });
        });
    }

    /** On a worker. */
    private List<Newcomer> newcomers(ChartKin kin, Set<String> known) {
        Siblings.Kind kind = siblings.matching(kin.filter()).without(known);
        List<String> topics = Siblings.having(kind, kin.pointer(), parts.payloads());
        return kind.newest().stream()
                .filter(message -> topics.contains(message.topic()))
                .map(message -> new Newcomer(message.topic(), isSwitch(message, kin.pointer())))
                .toList();
    }

    private boolean isSwitch(Message message, String pointer) {
        return JsonLeaves.textAt(parts.payloads().values(message), pointer)
                .map(Measures::isSwitch)
                .orElse(false);
    }

    private void join(ChartKin kin, List<Newcomer> newcomers) {
        ChartPlan before = chart.plan();
        ChartPlan next = before;
        for (Newcomer each : newcomers) {
            if (next.isFull()) {
                beyond.add(each.topic());
            } else {
                next = next.plus(each.topic(), kin.pointer(), each.step());
            }
        }
        if (next.series().size() > before.series().size()) {
            chart.show(next);
            joined.accept(next);
        }
        tell();
    }

    private void tell() {
        chart.noteAlso(
                beyond.isEmpty() ? "" : parts.messages().get("chart.note.left", beyond.size(), ChartPlan.MOST_SERIES));
    }
}
