package io.topiary.ui.kit.diff;

import io.topiary.core.payload.diff.DiffLine;
import io.topiary.core.payload.diff.DiffLine.Added;
import io.topiary.core.payload.diff.DiffLine.Changed;
import io.topiary.core.payload.diff.DiffLine.Removed;
import io.topiary.core.payload.diff.DiffLine.Same;
import io.topiary.core.payload.diff.DiffLine.Skipped;
import io.topiary.ui.kit.diff.DiffPart.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the view of a diff. Immutable. */
sealed interface DiffRow {

    /** A line below another. */
    record Inline(DiffPart part) implements DiffRow {}

    /** Two lines beside each other, one of which may be missing. */
    record Beside(@Nullable DiffPart left, @Nullable DiffPart right) implements DiffRow {}

    /** Equal lines that are not shown. */
    record Gap(int lines) implements DiffRow {}

    /** {@code lines} one below the other; of lines that gave way to others, the old ones come first. */
    static List<DiffRow> inline(List<DiffLine> lines) {
        List<DiffRow> rows = new ArrayList<>();
        List<DiffRow> news = new ArrayList<>();
        for (DiffLine line : lines) {
            if (line instanceof Changed changed) {
                rows.add(new Inline(
                        DiffPart.of(Kind.REMOVED, changed.leftNumber(), changed.left(), changed.leftSpan())));
                news.add(new Inline(
                        DiffPart.of(Kind.ADDED, changed.rightNumber(), changed.right(), changed.rightSpan())));
            } else {
                rows.addAll(news);
                news.clear();
                rows.add(
                        switch (line) {
                            case Same same -> new Inline(DiffPart.of(Kind.SAME, same.rightNumber(), same.text()));
                            case Removed removed ->
                                new Inline(DiffPart.of(Kind.REMOVED, removed.leftNumber(), removed.text()));
                            case Added added -> new Inline(DiffPart.of(Kind.ADDED, added.rightNumber(), added.text()));
                            case Skipped skipped -> new Gap(skipped.lines());
                            case Changed changed -> throw new IllegalStateException("looked at above");
                        });
            }
        }
        rows.addAll(news);
        return rows;
    }

    /** {@code lines} of the two payloads beside each other. */
    static List<DiffRow> beside(List<DiffLine> lines) {
        return lines.stream()
                .<DiffRow>map(line -> switch (line) {
                    case Same same ->
                        new Beside(
                                DiffPart.of(Kind.SAME, same.leftNumber(), same.text()),
                                DiffPart.of(Kind.SAME, same.rightNumber(), same.text()));
                    case Removed removed ->
                        new Beside(DiffPart.of(Kind.REMOVED, removed.leftNumber(), removed.text()), null);
                    case Added added -> new Beside(null, DiffPart.of(Kind.ADDED, added.rightNumber(), added.text()));
                    case Changed changed ->
                        new Beside(
                                DiffPart.of(Kind.CHANGED, changed.leftNumber(), changed.left(), changed.leftSpan()),
                                DiffPart.of(Kind.CHANGED, changed.rightNumber(), changed.right(), changed.rightSpan()));
                    case Skipped skipped -> new Gap(skipped.lines());
                })
                .toList();
    }
}
