package io.topiary.core.replay;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts messages by the reason why they were not published; the same reason with other details is one. Not thread-safe. */
final class Reasons {

    private final Map<String, ReplayReason> reasons = new LinkedHashMap<>();

    void add(Text why, String where) {
        add(why.key(), why, where);
    }

    void add(Failure failure, String where) {
        failure.reason()
                .ifPresentOrElse(
                        code -> add(code.toString(), Text.of("replay.reason", code.toString()), where),
                        () -> add(failure.what(), where));
    }

    private void add(String key, Text why, String where) {
        ReplayReason before = reasons.get(key);
        reasons.put(
                key,
                before == null
                        ? new ReplayReason(why, 1, where)
                        : new ReplayReason(before.words(), before.count() + 1, before.example()));
    }

    List<ReplayReason> list() {
        return List.copyOf(reasons.values());
    }
}
