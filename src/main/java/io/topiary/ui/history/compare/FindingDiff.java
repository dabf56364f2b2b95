package io.topiary.ui.history.compare;

import io.topiary.core.compare.Finding;
import io.topiary.core.compare.Reading;
import io.topiary.core.payload.diff.PayloadDiff;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** How the two payloads of a finding differ, found out in the background. FX thread. */
final class FindingDiff {

    private static final byte[] NOTHING = {};

    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<@Nullable PayloadDiff> diff = new ReadOnlyObjectWrapper<>();
    private int asked;

    /** Follows {@code finding}. */
    FindingDiff(ReadOnlyObjectProperty<@Nullable Finding> finding, Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
        finding.subscribe(this::show);
    }

    /** The difference; null while there is no finding or it is not known yet. */
    ReadOnlyObjectProperty<@Nullable PayloadDiff> property() {
        return diff.getReadOnlyProperty();
    }

    private void show(@Nullable Finding finding) {
        int wanted = ++asked;
        diff.set(null);
        if (finding == null) {
            return;
        }
        byte[] left = payload(finding.left());
        byte[] right = payload(finding.right());
        background.execute(() -> {
            PayloadDiff found = PayloadDiff.of(left, right, PayloadDiff.CONTEXT);
            fx.execute(() -> {
                if (wanted == asked) {
                    diff.set(found);
                }
            });
        });
    }

    private static byte[] payload(@Nullable Reading reading) {
        return reading == null ? NOTHING : reading.message().payload();
    }
}
