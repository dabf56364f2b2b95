package io.topiary;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The Java files below a folder as the compiler's parser sees them, for rules that class files cannot tell. */
final class Sources {

    static final Path MAIN = Path.of("src", "main", "java");

    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final SourcePositions positions;

    private Sources(JavacTask task) throws IOException {
        task.parse().forEach(units::add);
        positions = Trees.instance(task).getSourcePositions();
    }

    /** Parses every Java file below {@code folder}. */
    static Sources below(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(javaFiles(folder)));
            return new Sources(task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** The parsed files. */
    List<CompilationUnitTree> units() {
        return units;
    }

    /** How many lines {@code tree} takes, from its first to its last. */
    long lines(CompilationUnitTree unit, Tree tree) {
        return lineOf(unit, positions.getEndPosition(unit, tree)) - line(unit, tree) + 1;
    }

    /** The line on which {@code tree} starts, counted from 1. */
    long line(CompilationUnitTree unit, Tree tree) {
        return lineOf(unit, positions.getStartPosition(unit, tree));
    }

    private static long lineOf(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    /** The file's path from the project's folder, with slashes. */
    static String name(CompilationUnitTree unit) {
        return Path.of("")
                .toAbsolutePath()
                .relativize(Path.of(unit.getSourceFile().toUri()))
                .toString()
                .replace('\\', '/');
    }
}
