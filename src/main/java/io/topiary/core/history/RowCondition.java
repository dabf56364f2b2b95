package io.topiary.core.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What SQLite can tell about a message before it is read. Immutable.
 *
 * @param sql an expression that is true or false, never null, over the columns of {@code message}
 * @param exact whether it is true for just the messages that are meant; otherwise for some others too
 */
record RowCondition(String sql, boolean exact) {

    /** Nothing can be told. */
    static final RowCondition ANY = new RowCondition("1", false);

    static final RowCondition ALWAYS = new RowCondition("1", true);
    static final RowCondition NEVER = new RowCondition("0", true);

    /** True for just the messages that are meant. */
    static RowCondition exactly(String sql) {
        return new RowCondition("(" + sql + ")", true);
    }

    /** True for the messages that are meant, and for others. */
    static RowCondition atLeast(String sql) {
        return new RowCondition("(" + sql + ")", false);
    }

    /** All of {@code conditions} hold. */
    static RowCondition all(List<RowCondition> conditions) {
        boolean exact = conditions.stream().allMatch(RowCondition::exact);
        String sql = conditions.stream()
                .map(RowCondition::sql)
                .filter(each -> !each.equals("1"))
                .collect(Collectors.joining(" AND "));
        return sql.isEmpty() ? new RowCondition("1", exact) : new RowCondition("(" + sql + ")", exact);
    }

    /** At least one of {@code conditions} holds. */
    static RowCondition any(List<RowCondition> conditions) {
        if (conditions.contains(ANY)) {
            return ANY;
        }
        boolean exact = conditions.stream().allMatch(RowCondition::exact);
        String sql = conditions.stream()
                .map(RowCondition::sql)
                .filter(each -> !each.equals("0"))
                .collect(Collectors.joining(" OR "));
        return sql.isEmpty() ? NEVER : new RowCondition("(" + sql + ")", exact);
    }

    /** It does not hold; where that can't be told exactly, anything. */
    RowCondition not() {
        return exact ? new RowCondition("(NOT " + sql + ")", true) : ANY;
    }

    /** Whether it leaves any messages out. */
    boolean tells() {
        return !sql.equals("1");
    }
}
