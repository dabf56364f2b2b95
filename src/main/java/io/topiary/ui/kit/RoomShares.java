package io.topiary.ui.kit;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shares out the room of a line among what stands in it. */
final class RoomShares {

    private RoomShares() {}

    /**
     * What one of them asks for.
     *
     * @param wanted if there is just enough room for all
     * @param least what it keeps
     * @param takesRoom whether it takes of what is left, and gives when room is short
     */
    record Ask(double wanted, double least, boolean takesRoom) {}

    /**
     * What each gets: all of {@code room} if any of them takes what is left. If the room does not do for the least of all,
     * it is more than there is.
     */
    static double[] of(double room, List<Ask> asks) {
        double[] widths = asks.stream().mapToDouble(Ask::wanted).toArray();
        double missing = sum(asks, Ask::wanted) - room;
        ToDoubleFunction<Ask> weight =
                missing > 0 ? ask -> Math.max(0, ask.wanted() - ask.least()) : ask -> ask.wanted();
        double weights = sum(asks, ask -> ask.takesRoom() ? weight.applyAsDouble(ask) : 0);
        if (weights > 0) {
            double given = Math.min(missing, missing > 0 ? weights : 0);
            for (int i = 0; i < widths.length; i++) {
                if (asks.get(i).takesRoom()) {
                    widths[i] -= given * weight.applyAsDouble(asks.get(i)) / weights;
                }
            }
        }
        return widths;
    }

    private static double sum(List<Ask> asks, ToDoubleFunction<Ask> value) {
        return asks.stream().mapToDouble(value).sum();
    }
}
