package io.topiary.ui.broker;

import io.topiary.core.broker.Figure;
import io.topiary.core.broker.FigureHistory;
import io.topiary.core.broker.Outage;
import io.topiary.core.broker.Points;
import io.topiary.core.text.Messages;
import io.topiary.ui.broker.SysPlot.About;
import io.topiary.ui.kit.PlotData;
import io.topiary.ui.kit.Trace;
import io.topiary.ui.kit.TraceLook;
import java.util.ArrayList;
import java.util.List;

/** Makes plots of a broker's history: of what it tells, and nothing else. Immutable. */
final class SysPlots {

    private final Messages messages;

    SysPlots(Messages messages) {
        this.messages = messages;
    }

    /** The plots of what lies between {@code fromMicros} and {@code toMicros}. */
    List<SysPlot> of(FigureHistory history, List<Outage> outages, long fromMicros, long toMicros) {
        List<SysPlot> plots = new ArrayList<>();
        for (About about : About.values()) {
            List<Trace> traces = traces(about, history, outages);
            if (!traces.isEmpty()) {
                plots.add(new SysPlot(about, new PlotData(fromMicros, toMicros, traces)));
            }
        }
        return plots;
    }

    private List<Trace> traces(About about, FigureHistory history, List<Outage> outages) {
        List<Trace> traces = new ArrayList<>();
        switch (about) {
            case CLIENTS -> {
                value(traces, history, outages, Figure.CLIENTS_CONNECTED, "broker.plot.connected");
                value(traces, history, outages, Figure.CLIENTS_TOTAL, "broker.plot.total");
            }
            case MESSAGES -> {
                boolean publishes = history.knows(Figure.PUBLISHES_RECEIVED);
                Figure in = publishes ? Figure.PUBLISHES_RECEIVED : Figure.PACKETS_RECEIVED;
                Figure out = publishes ? Figure.PUBLISHES_SENT : Figure.PACKETS_SENT;
                growth(traces, history, outages, in, "broker.plot.in");
                growth(traces, history, outages, out, "broker.plot.out");
            }
            case BYTES -> {
                growth(traces, history, outages, Figure.BYTES_RECEIVED, "broker.plot.in");
                growth(traces, history, outages, Figure.BYTES_SENT, "broker.plot.out");
            }
            case DROPPED -> growth(traces, history, outages, Figure.PUBLISHES_DROPPED, "broker.plot.dropped");
            case HEAP -> value(traces, history, outages, Figure.HEAP, "broker.plot.heap");
        }
        return traces;
    }

    private void value(List<Trace> traces, FigureHistory history, List<Outage> outages, Figure figure, String name) {
        if (history.knows(figure)) {
            add(traces, name, history.values(figure, outages));
        }
    }

    private void growth(List<Trace> traces, FigureHistory history, List<Outage> outages, Figure figure, String name) {
        if (history.knows(figure)) {
            add(traces, name, history.perSecond(figure, outages));
        }
    }

    private void add(List<Trace> traces, String name, Points points) {
        traces.add(new Trace(messages.get(name), points.micros(), points.values(), TraceLook.of(traces.size())));
    }
}
