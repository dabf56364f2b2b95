package io.topiary.core.settings;

import java.util.Locale;

/**
 * A value that a chart shows over time, and how. Immutable.
 *
 * @param topic on which it comes
 * @param pointer where it is in the payload, a JSON Pointer (RFC 6901); the empty one is the whole payload
 * @param label what its user calls it, empty for a name made of topic and pointer
 * @param unit what it is measured in, may be empty
 * @param look number of its colour, dashes and shape of points, 0 and more
 * @param step whether a value holds until the next one
 * @param axis at which side its values are written
 */
public record ChartSeries(String topic, String pointer, String label, String unit, int look, boolean step, Axis axis) {

    /** At which side values are written. */
    public enum Axis {
        /** On the right if they are of quite another size than the others. */
        AUTO,
        LEFT,
        RIGHT;

        /** As stored: the name in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one with the label {@code label}, {@link #AUTO} if there is none. */
        public static Axis of(String label) {
            for (Axis axis : values()) {
                if (axis.label().equals(label)) {
                    return axis;
                }
            }
            return AUTO;
        }
    }

    /** A value that nobody named yet, drawn as a line. */
    public static ChartSeries of(String topic, String pointer, int look) {
        return new ChartSeries(topic, pointer, "", "", look, false, Axis.AUTO);
    }

    /** Whether it shows the value at {@code otherPointer} of {@code otherTopic}. */
    public boolean shows(String otherTopic, String otherPointer) {
        return topic.equals(otherTopic) && pointer.equals(otherPointer);
    }

    /** The same called otherwise. */
    public ChartSeries withLabel(String newLabel) {
        return new ChartSeries(topic, pointer, newLabel, unit, look, step, axis);
    }

    /** The same measured in something else. */
    public ChartSeries withUnit(String newUnit) {
        return new ChartSeries(topic, pointer, label, newUnit, look, step, axis);
    }

    /** The same in another look. */
    public ChartSeries withLook(int newLook) {
        return new ChartSeries(topic, pointer, label, unit, newLook, step, axis);
    }

    /** The same with values that hold until the next one, or not. */
    public ChartSeries withStep(boolean newStep) {
        return new ChartSeries(topic, pointer, label, unit, look, newStep, axis);
    }

    /** The same at another axis. */
    public ChartSeries withAxis(Axis newAxis) {
        return new ChartSeries(topic, pointer, label, unit, look, step, newAxis);
    }
}
