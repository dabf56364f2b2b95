package io.topiary.core.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What SQLite can tell about a message before it is read: two expressions over the columns of {@code message}, each true or
 * false and never null. Immutable.
 *
 * @param sql true for all messages that are meant, and maybe for others
 * @param sure true for none but messages that are meant, and maybe not for all of them
 */
record RowCondition(String sql, String sure) {

    private static final String TRUE = "1";
    private static final String FALSE = "0";

    /** Nothing can be told. */
    static final RowCondition ANY = new RowCondition(TRUE, FALSE);

    static final RowCondition ALWAYS = new RowCondition(TRUE, TRUE);
    static final RowCondition NEVER = new RowCondition(FALSE, FALSE);

    /** True for just the messages that are meant. */
    static RowCondition exactly(String sql) {
        return new RowCondition("(" + sql + ")", "(" + sql + ")");
    }

    /** True for the messages that are meant, and for others. */
    static RowCondition atLeast(String sql) {
        return new RowCondition("(" + sql + ")", FALSE);
    }

    /** {@code sql} is true for the messages that are meant and for others, {@code sure} for some of those that are. */
    static RowCondition between(String sql, String sure) {
        return new RowCondition("(" + sql + ")", "(" + sure + ")");
    }

    /** All of {@code conditions} hold. */
    static RowCondition all(List<RowCondition> conditions) {
        return new RowCondition(
                and(conditions.stream().map(RowCondition::sql).toList()),
                and(conditions.stream().map(RowCondition::sure).toList()));
    }

    /** At least one of {@code conditions} holds. */
    static RowCondition any(List<RowCondition> conditions) {
        return new RowCondition(
                or(conditions.stream().map(RowCondition::sql).toList()),
                or(conditions.stream().map(RowCondition::sure).toList()));
    }

    /** It does not hold. */
    RowCondition not() {
        return new RowCondition(not(sure), not(sql));
    }

    /** Whether it is true for just the messages that are meant. */
    boolean exact() {
        return sql.equals(sure);
    }

    /** Whether there are messages of which it is known without reading them that they are meant. */
    boolean knowsSome() {
        return !sure.equals(FALSE);
    }

    private static String and(List<String> expressions) {
        return joined(expressions, FALSE, TRUE, " AND ");
    }

    private static String or(List<String> expressions) {
        return joined(expressions, TRUE, FALSE, " OR ");
    }

    private static String joined(List<String> expressions, String decisive, String idle, String operator) {
        if (expressions.contains(decisive)) {
            return decisive;
        }
        List<String> telling =
                expressions.stream().filter(each -> !each.equals(idle)).toList();
        return switch (telling.size()) {
            case 0 -> idle;
            case 1 -> telling.getFirst();
            default -> telling.stream().collect(Collectors.joining(operator, "(", ")"));
        };
    }

    private static String not(String expression) {
        return switch (expression) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            default -> "(NOT " + expression + ")";
        };
    }
}
