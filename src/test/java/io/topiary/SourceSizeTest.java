package io.topiary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Size is a budget: what outgrows it is more than one thing and wants to be split. */
class SourceSizeTest {

    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 40;

    @Test
    void files_haveAtMost300Lines() {
        List<String> tooLong = Sources.below(Sources.MAIN).units().stream()
                .filter(unit -> lines(unit) > FILE_LINES)
                .map(unit -> Sources.name(unit) + ": " + lines(unit) + " lines")
                .sorted()
                .toList();
        assertThat(tooLong).isEmpty();
    }

    @Test
    void methods_haveAtMost40Lines() {
        Sources sources = Sources.below(Sources.MAIN);
        TreeSet<String> tooLong = new TreeSet<>();
        for (CompilationUnitTree unit : sources.units()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void unused) {
                    long lines = sources.lines(unit, method);
                    if (lines > METHOD_LINES) {
                        tooLong.add("%s:%d %s: %d lines"
                                .formatted(Sources.name(unit), sources.line(unit, method), method.getName(), lines));
                    }
                    return super.visitMethod(method, null);
                }
            }.scan(unit, null);
        }
        assertThat(tooLong).isEmpty();
    }

    private static long lines(CompilationUnitTree unit) {
        try {
            return unit.getSourceFile().getCharContent(true).toString().lines().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
