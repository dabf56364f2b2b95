package io.topiary.core.work;

import io.topiary.core.text.Text;

/**
 * How far a job is, as of one moment. Immutable.
 *
 * @param phase what is being done
 * @param done how much of it is done
 * @param total how much there is to do, or {@link #UNKNOWN}
 */
public record JobProgress(Text phase, long done, long total) {

    /** Nobody knows how much there is to do. */
    public static final long UNKNOWN = -1;

    /** The share that is done, 0 to 1; negative if nobody knows. */
    public double share() {
        if (total == UNKNOWN) {
            return -1;
        }
        return total == 0 ? 1 : Math.clamp((double) done / total, 0, 1);
    }
}
