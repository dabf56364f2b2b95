package io.topiary.demo.broker;

/** The rules of topic names and filters (MQTT 5, section 4.7). */
final class Topics {
    static final String SHARE_PREFIX = "$share/";
    private static final int LONGEST_BYTES = 65_535;

    private Topics() {}

    /** Whether a string may be published to: no wildcards (3.3.2.1), no U+0000, at least one character (4.7.3). */
    static boolean isName(String topic) {
        return isText(topic) && topic.indexOf('+') < 0 && topic.indexOf('#') < 0;
    }

    /** Whether a string is a filter whose wildcards take a whole level, {@code #} the last one (4.7.1). */
    static boolean isFilter(String filter) {
        if (!isText(filter)) {
            return false;
        }
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            if (c != '+' && c != '#') {
                continue;
            }
            boolean startsLevel = i == 0 || filter.charAt(i - 1) == '/';
            boolean endsFilter = i == filter.length() - 1;
            boolean endsLevel = endsFilter || (c == '+' && filter.charAt(i + 1) == '/');
            if (!startsLevel || !endsLevel) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a topic matches a filter. A filter that starts with a wildcard matches no topic that starts with
     * {@code $} (4.7.2); {@code a/#} matches {@code a} too (4.7.1.2).
     */
    static boolean matches(String filter, String topic) {
        if (topic.startsWith("$") && (filter.startsWith("+") || filter.startsWith("#"))) {
            return false;
        }
        int f = 0;
        int t = 0;
        while (true) {
            int filterEnd = levelEnd(filter, f);
            if (isLevel(filter, f, filterEnd, '#')) {
                return true;
            }
            int topicEnd = levelEnd(topic, t);
            boolean same = filterEnd - f == topicEnd - t && filter.regionMatches(f, topic, t, topicEnd - t);
            if (!same && !isLevel(filter, f, filterEnd, '+')) {
                return false;
            }
            if (topicEnd == topic.length()) {
                return filterEnd == filter.length()
                        || filter.substring(filterEnd).equals("/#");
            }
            if (filterEnd == filter.length()) {
                return false;
            }
            f = filterEnd + 1;
            t = topicEnd + 1;
        }
    }

    /** Where the level that starts at {@code from} ends: the index of the next slash, or the length. */
    static int levelEnd(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    private static boolean isLevel(String filter, int from, int to, char wildcard) {
        return to == from + 1 && filter.charAt(from) == wildcard;
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_BYTES && text.indexOf('\0') < 0;
    }
}
