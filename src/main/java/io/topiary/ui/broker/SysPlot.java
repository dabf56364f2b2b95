package io.topiary.ui.broker;

import io.topiary.ui.kit.PlotData;

/**
 * A plot of figures of the broker.
 *
 * @param about what it is about
 * @param data its lines
 */
record SysPlot(About about, PlotData data) {

    /** What there are plots of, in the order in which they are shown. */
    enum About {
        CLIENTS(Unit.COUNT),
        MESSAGES(Unit.PER_SECOND),
        BYTES(Unit.BYTES_PER_SECOND),
        DROPPED(Unit.PER_SECOND),
        HEAP(Unit.BYTES);

        private final Unit unit;

        About(Unit unit) {
            this.unit = unit;
        }

        Unit unit() {
            return unit;
        }
    }

    /** What its numbers are. */
    enum Unit {
        COUNT,
        PER_SECOND,
        BYTES,
        BYTES_PER_SECOND
    }
}
