package io.topiary.core.payload.diff;

import io.topiary.core.payload.diff.JsonValue.Arr;
import io.topiary.core.payload.diff.JsonValue.Kind;
import io.topiary.core.payload.diff.JsonValue.Leaf;
import io.topiary.core.payload.diff.JsonValue.Member;
import io.topiary.core.payload.diff.JsonValue.Obj;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what differs between two JSON documents. One comparison; one thread. */
final class JsonDiff {

    private static final int LONGEST_VALUE = 10_000;
    /** Longer numbers are not looked at more closely than by their characters. */
    private static final int LONGEST_NUMBER = 1_000;

    private final boolean ignoreOrder;
    private final List<PathChange> changes = new ArrayList<>();
    private boolean whole = true;

    JsonDiff(boolean ignoreOrder) {
        this.ignoreOrder = ignoreOrder;
    }

    PathDiff compare(JsonValue left, JsonValue right) {
        compare("", left, right);
        return new PathDiff(changes, whole);
    }

    /** No deeper than the documents, which is 500 levels at most. */
    private void compare(String path, JsonValue left, JsonValue right) {
        if (left.equals(right) || isFull()) {
            return;
        }
        if (left instanceof Obj one && right instanceof Obj other) {
            objects(path, one, other);
        } else if (left instanceof Arr one && right instanceof Arr other) {
            arrays(path, one.items(), other.items());
        } else {
            add(new PathChange(PathChange.Kind.CHANGED, path, text(left), text(right), isSameValue(left, right)));
        }
    }

    private void objects(String path, Obj left, Obj right) {
        Map<String, JsonValue> before = byKey(left);
        Map<String, JsonValue> after = byKey(right);
        before.forEach((key, value) -> {
            JsonValue now = after.get(key);
            if (now == null) {
                removed(path + "/" + key, value);
            } else {
                compare(path + "/" + key, value, now);
            }
        });
        after.forEach((key, value) -> {
            if (!before.containsKey(key)) {
                added(path + "/" + key, value);
            }
        });
        if (!ignoreOrder) {
            String one = common(before, after);
            String other = common(after, before);
            if (!one.equals(other)) {
                add(new PathChange(PathChange.Kind.REORDERED, path, one, other, false));
            }
        }
    }

    private static String common(Map<String, JsonValue> keys, Map<String, JsonValue> others) {
        String all = String.join(
                ", ", keys.keySet().stream().filter(others::containsKey).toList());
        return all.length() > LONGEST_VALUE ? all.substring(0, LONGEST_VALUE) + "…" : all;
    }

    /** The members by their levels in a pointer; of equal keys each has one of its own. */
    private static Map<String, JsonValue> byKey(Obj object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Member member : object.members()) {
            String key = JsonValues.escape(member.key());
            int times = seen.merge(key, 1, Integer::sum);
            members.put(times == 1 ? key : key + "#" + times, member.value());
        }
        return members;
    }

    /** What both begin and end with is the same; in between, what moved is found first, the rest goes by its index. */
    private void arrays(String path, List<JsonValue> left, List<JsonValue> right) {
        int shorter = Math.min(left.size(), right.size());
        int begin = 0;
        while (begin < shorter && left.get(begin).equals(right.get(begin))) {
            begin++;
        }
        int end = 0;
        if (left.size() != right.size()) {
            while (end < shorter - begin && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
                end++;
            }
        }
        boolean[] goneLeft = new boolean[left.size() - end];
        boolean[] goneRight = new boolean[right.size() - end];
        moves(
                path,
                left.subList(0, left.size() - end),
                right.subList(0, right.size() - end),
                begin,
                goneLeft,
                goneRight);
        int longer = Math.max(goneLeft.length, goneRight.length);
        for (int i = begin; i < longer; i++) {
            boolean before = i < goneLeft.length && !goneLeft[i];
            boolean after = i < goneRight.length && !goneRight[i];
            if (before && after) {
                compare(path + "/" + i, left.get(i), right.get(i));
            } else if (before) {
                removed(path + "/" + i, left.get(i));
            } else if (after) {
                added(path + "/" + i, right.get(i));
            }
        }
    }

    /** Numbers and literals are too much alike to be recognised at another index. */
    private void moves(
            String path,
            List<JsonValue> left,
            List<JsonValue> right,
            int begin,
            boolean[] goneLeft,
            boolean[] goneRight) {
        Map<JsonValue, Deque<Integer>> before = new HashMap<>();
        for (int i = begin; i < left.size(); i++) {
            boolean stays = i < right.size() && left.get(i).equals(right.get(i));
            if (!stays && isRecognised(left.get(i))) {
                before.computeIfAbsent(left.get(i), value -> new ArrayDeque<>()).add(i);
            }
        }
        for (int i = begin; i < right.size() && !before.isEmpty(); i++) {
            boolean stays = i < left.size() && left.get(i).equals(right.get(i));
            Deque<Integer> from = stays ? null : before.get(right.get(i));
            Integer index = from == null ? null : from.poll();
            if (index != null) {
                goneLeft[index] = true;
                goneRight[i] = true;
                String now = path + "/" + i;
                add(new PathChange(PathChange.Kind.MOVED, now, path + "/" + index, now, false));
            }
        }
    }

    private static boolean isRecognised(JsonValue value) {
        return !(value instanceof Leaf leaf) || leaf.kind() == Kind.STRING;
    }

    private void removed(String path, JsonValue value) {
        add(new PathChange(PathChange.Kind.REMOVED, path, text(value), null, false));
    }

    private void added(String path, JsonValue value) {
        add(new PathChange(PathChange.Kind.ADDED, path, null, text(value), false));
    }

    private void add(PathChange change) {
        if (isFull()) {
            whole = false;
        } else {
            changes.add(change);
        }
    }

    private boolean isFull() {
        boolean full = changes.size() >= PathDiff.MOST;
        whole &= !full;
        return full;
    }

    private static String text(JsonValue value) {
        return value.compact(LONGEST_VALUE);
    }

    private static boolean isSameValue(JsonValue left, JsonValue right) {
        if (!(left instanceof Leaf one && right instanceof Leaf other) || one.kind() != other.kind()) {
            return false;
        }
        return one.kind() == Kind.NUMBER
                ? isSameNumber(one.text(), other.text())
                : one.kind() == Kind.STRING && one.value().equals(other.value());
    }

    /** By the digits that count and their exponent: however large it is, no number is written out. */
    private static boolean isSameNumber(String left, String right) {
        if (left.length() > LONGEST_NUMBER || right.length() > LONGEST_NUMBER) {
            return false;
        }
        try {
            BigDecimal one = new BigDecimal(left).stripTrailingZeros();
            BigDecimal other = new BigDecimal(right).stripTrailingZeros();
            return one.scale() == other.scale() && one.unscaledValue().equals(other.unscaledValue());
        } catch (ArithmeticException | NumberFormatException beyond) {
            return false;
        }
    }
}
