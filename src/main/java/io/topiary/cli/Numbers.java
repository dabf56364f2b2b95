package io.topiary.cli;

import io.topiary.core.message.Qos;
import org.jspecify.annotations.Nullable;

/** Checks the ranges of numbers that were given. */
final class Numbers {

    private Numbers() {}

    /** The quality of service with that number; 0 if none was given. */
    static Qos qos(String option, @Nullable Integer number) {
        return Qos.of((int) range(option, number == null ? 0 : number, 0, 2));
    }

    /** {@code number} if it lies within {@code least} and {@code most}. */
    static long range(String option, long number, long least, long most) {
        if (number < least || number > most) {
            throw CliException.usage("cli.usage.range", option, least, most);
        }
        return number;
    }
}
