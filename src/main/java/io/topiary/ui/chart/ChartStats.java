package io.topiary.ui.chart;

/**
 * What can be said of those points of a value that are to be seen.
 *
 * @param count how many there are, without interruptions
 * @param lowest the index of the lowest one, -1 without any
 * @param highest the index of the highest one, -1 without any
 * @param last the index of the newest one, -1 without any
 * @param mean their arithmetic mean, NaN without any; each point counts the same
 */
record ChartStats(long count, int lowest, int highest, int last, double mean) {

    /** Of no point. */
    static final ChartStats NONE = new ChartStats(0, -1, -1, -1, Double.NaN);

    /** Of what lies between {@code from} and {@code to}, both included. */
    static ChartStats of(ChartLine line, long from, long to) {
        int lowest = -1;
        int highest = -1;
        int last = -1;
        long count = 0;
        double mean = 0;
        int end = line.indexFrom(to == Long.MAX_VALUE ? to : to + 1);
        for (int i = line.indexFrom(from); i < end; i++) {
            double value = line.values()[i];
            if (Double.isNaN(value)) {
                continue;
            }
            count++;
            // a sum of the largest numbers would be no number any more
            mean += value / count - mean / count;
            lowest = lowest < 0 || value < line.values()[lowest] ? i : lowest;
            highest = highest < 0 || value > line.values()[highest] ? i : highest;
            last = i;
        }
        return count == 0 ? NONE : new ChartStats(count, lowest, highest, last, mean);
    }
}
