package io.topiary.core.broker;

/**
 * What a name below {@code $SYS} stands for.
 *
 * @param figure the number
 * @param minutes 0 for the number itself, else the minutes over which its growth is averaged
 * @param alias whether it is an older or additional name, which counts only where the proper one is missing
 */
record SysName(Figure figure, int minutes, boolean alias) {

    static SysName of(Figure figure) {
        return new SysName(figure, 0, false);
    }

    static SysName alias(Figure figure) {
        return new SysName(figure, 0, true);
    }

    static SysName load(Figure figure, int minutes) {
        return new SysName(figure, minutes, false);
    }
}
