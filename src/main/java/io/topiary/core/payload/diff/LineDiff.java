package io.topiary.core.payload.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import io.topiary.core.payload.diff.DiffLine.Added;
import io.topiary.core.payload.diff.DiffLine.Changed;
import io.topiary.core.payload.diff.DiffLine.Removed;
import io.topiary.core.payload.diff.DiffLine.Same;
import io.topiary.core.payload.diff.DiffLine.Skipped;
import io.topiary.core.payload.diff.DiffLine.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines in which two texts differ (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). */
final class LineDiff {

    private final List<String> left;
    private final List<String> right;
    private final boolean ignoreSpace;
    private final List<DiffLine> lines = new ArrayList<>();

    /** @param ignoreSpace whether lines are the same that differ in white space only */
    LineDiff(List<String> left, List<String> right, boolean ignoreSpace) {
        this.left = left;
        this.right = right;
        this.ignoreSpace = ignoreSpace;
    }

    /** All lines of both. */
    List<DiffLine> lines() {
        int at = 0;
        int rightAt = 0;
        for (Hunk hunk : hunks()) {
            addSame(at, rightAt, hunk.from - at);
            addChange(hunk);
            at = hunk.to;
            rightAt = hunk.rightTo;
        }
        addSame(at, rightAt, left.size() - at);
        return lines;
    }

    /** Lines {@code from} to {@code to} gave way to {@code rightFrom} to {@code rightTo}, the ends exclusive. */
    private record Hunk(int from, int to, int rightFrom, int rightTo) {}

    /** The library tells what goes and what comes in the same place one after the other. */
    private List<Hunk> hunks() {
        List<Hunk> hunks = new ArrayList<>();
        for (Change change :
                new MyersDiffWithLinearSpace<String>().computeDiff(compared(left), compared(right), null)) {
            Hunk last = hunks.isEmpty() ? null : hunks.getLast();
            if (last != null && last.to == change.startOriginal && last.rightTo == change.startRevised) {
                hunks.removeLast();
                hunks.add(new Hunk(last.from, change.endOriginal, last.rightFrom, change.endRevised));
            } else {
                hunks.add(new Hunk(change.startOriginal, change.endOriginal, change.startRevised, change.endRevised));
            }
        }
        return hunks;
    }

    private List<String> compared(List<String> side) {
        return ignoreSpace
                ? side.stream().map(line -> line.replaceAll("\\s+", "")).toList()
                : side;
    }

    private void addSame(int from, int rightFrom, int count) {
        for (int i = 0; i < count; i++) {
            lines.add(new Same(from + i + 1, rightFrom + i + 1, left.get(from + i)));
        }
    }

    /** Lines that gave way to as many others are paired; what is left was removed or added. */
    private void addChange(Hunk hunk) {
        int pairs = Math.min(hunk.to - hunk.from, hunk.rightTo - hunk.rightFrom);
        for (int i = 0; i < pairs; i++) {
            lines.add(changed(hunk.from + i, hunk.rightFrom + i));
        }
        for (int i = hunk.from + pairs; i < hunk.to; i++) {
            lines.add(new Removed(i + 1, left.get(i)));
        }
        for (int i = hunk.rightFrom + pairs; i < hunk.rightTo; i++) {
            lines.add(new Added(i + 1, right.get(i)));
        }
    }

    private Changed changed(int leftLine, int rightLine) {
        String before = left.get(leftLine);
        String after = right.get(rightLine);
        int shorter = Math.min(before.length(), after.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        start = beginOfWord(before, after, boundary(before, start));
        int end = 0;
        while (end < shorter - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(before.charAt(before.length() - end))) {
            end--;
        }
        end = endOfWord(before, after, start, end);
        return new Changed(
                leftLine + 1,
                before,
                new Span(start, before.length() - end),
                rightLine + 1,
                after,
                new Span(start, after.length() - end));
    }

    /** A word or number that differs in a part is marked as a whole. */
    private static int beginOfWord(String before, String after, int at) {
        if (!isWord(before, at) && !isWord(after, at)) {
            return at;
        }
        int begin = at;
        while (isWord(before, begin - 1)) {
            begin--;
        }
        return begin;
    }

    private static int endOfWord(String before, String after, int start, int shared) {
        int end = shared;
        if (isWord(before, Math.max(start, before.length() - end - 1))
                || isWord(after, Math.max(start, after.length() - end - 1))) {
            while (end > 0 && isWord(before, before.length() - end)) {
                end--;
            }
        }
        return end;
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /** Never between the two halves of a character. */
    private static int boundary(String text, int at) {
        return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    /** {@code all} without equal lines that are more than {@code context} away from a difference. */
    static List<DiffLine> fold(List<DiffLine> all, int context) {
        if (context == PayloadDiff.ALL) {
            return all;
        }
        List<DiffLine> folded = new ArrayList<>();
        int at = 0;
        while (at < all.size()) {
            int end = at;
            while (end < all.size() && all.get(end) instanceof Same) {
                end++;
            }
            int before = at == 0 ? 0 : Math.min(context, end - at);
            int after = end == all.size() ? 0 : Math.min(context, end - at);
            int hidden = end - at - before - after;
            if (hidden < 2) {
                folded.addAll(all.subList(at, end));
            } else {
                folded.addAll(all.subList(at, at + before));
                folded.add(new Skipped(hidden));
                folded.addAll(all.subList(end - after, end));
            }
            if (end < all.size()) {
                folded.add(all.get(end));
            }
            at = end + 1;
        }
        return folded;
    }
}
