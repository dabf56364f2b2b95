package io.topiary.core.message;

import io.topiary.core.text.Text;

/**
 * A topic filter: checked once, when it is made, and able to tell which topics it matches (MQTT 5, section 4.7).
 *
 * @param filter the filter as it goes over the wire, including a {@code $share/NAME/} prefix
 */
public record TopicFilter(String filter) {

    private static final String SHARE = "$share/";

    /** {@code #}: every topic but those that begin with a dollar sign. */
    public static final TopicFilter ALL = new TopicFilter("#");

    public TopicFilter {
        TopicRules.check(filter);
        checkShare(filter);
        checkWildcards(filter);
    }

    /**
     * The filter {@code filter}.
     *
     * @throws InvalidTopicException if the standard forbids it; its text says why and where
     */
    public static TopicFilter of(String filter) {
        return new TopicFilter(filter);
    }

    /** Whether messages of this subscription are shared among its members (MQTT 5, section 4.8.2). */
    public boolean isShared() {
        return filter.startsWith(SHARE);
    }

    /** The part that topics are matched against: the filter without {@code $share/NAME/}. */
    public String pattern() {
        return isShared() ? filter.substring(filter.indexOf('/', SHARE.length()) + 1) : filter;
    }

    /** Whether it may match more than one topic. */
    public boolean hasWildcard() {
        return pattern().indexOf('+') >= 0 || pattern().indexOf('#') >= 0;
    }

    /**
     * Whether {@code topic} matches. A wildcard in the first level does not match a topic that begins with a dollar sign
     * (MQTT 5, section 4.7.2).
     */
    public boolean matches(String topic) {
        String pattern = pattern();
        if (topic.startsWith("$") && (pattern.startsWith("#") || pattern.startsWith("+"))) {
            return false;
        }
        int p = 0;
        int t = 0;
        while (true) {
            int pEnd = levelEnd(pattern, p);
            if (pEnd - p == 1 && pattern.charAt(p) == '#') {
                return true;
            }
            int tEnd = levelEnd(topic, t);
            boolean any = pEnd - p == 1 && pattern.charAt(p) == '+';
            if (!any && !(pEnd - p == tEnd - t && pattern.regionMatches(p, topic, t, pEnd - p))) {
                return false;
            }
            boolean patternDone = pEnd == pattern.length();
            boolean topicDone = tEnd == topic.length();
            if (patternDone || topicDone) {
                // "sport/#" matches "sport" too (MQTT 5, section 4.7.1.2)
                return patternDone == topicDone
                        || (topicDone && pattern.substring(pEnd).equals("/#"));
            }
            p = pEnd + 1;
            t = tEnd + 1;
        }
    }

    /** Whether there can be a topic that both this and {@code other} match; for filters that are not shared. */
    public boolean overlaps(TopicFilter other) {
        String[] mine = filter.split("/", -1);
        String[] others = other.filter.split("/", -1);
        if (mine[0].startsWith("$") != others[0].startsWith("$")) {
            // a wildcard in the first level does not match $SYS and its like
            return false;
        }
        for (int i = 0; ; i++) {
            boolean myEnd = i == mine.length;
            boolean otherEnd = i == others.length;
            if (myEnd || otherEnd) {
                return myEnd == otherEnd || (myEnd ? others : mine)[i].equals("#");
            }
            if (mine[i].equals("#") || others[i].equals("#")) {
                return true;
            }
            if (!mine[i].equals(others[i]) && !mine[i].equals("+") && !others[i].equals("+")) {
                return false;
            }
        }
    }

    private static int levelEnd(String path, int from) {
        int end = path.indexOf(Topic.SEPARATOR, from);
        return end < 0 ? path.length() : end;
    }

    private static void checkShare(String filter) {
        if (!filter.startsWith(SHARE)) {
            return;
        }
        int slash = filter.indexOf('/', SHARE.length());
        String name = slash < 0 ? "" : filter.substring(SHARE.length(), slash);
        if (name.isEmpty() || name.contains("+") || name.contains("#") || slash + 1 == filter.length()) {
            throw new InvalidTopicException(Text.of("topic.invalid.share"));
        }
    }

    private static void checkWildcards(String filter) {
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            if (c != '+' && c != '#') {
                continue;
            }
            boolean starts = i == 0 || filter.charAt(i - 1) == Topic.SEPARATOR;
            boolean ends = i + 1 == filter.length() || (c == '+' && filter.charAt(i + 1) == Topic.SEPARATOR);
            if (!starts || !ends) {
                throw new InvalidTopicException(Text.of(c == '#' ? "topic.invalid.hash" : "topic.invalid.plus", i + 1));
            }
        }
    }

    @Override
    public String toString() {
        return filter;
    }
}
