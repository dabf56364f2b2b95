package io.topiary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What ArchUnit does not show: which interfaces the lambdas and method references of a class implement. */
final class Lambdas {

    private static final Path CLASSES = Path.of("target", "classes");

    private Lambdas() {}

    /** Names of the classes of main that write a lambda or method reference of one of {@code interfaces}. */
    static List<String> implementing(Set<String> interfaces) {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(Lambdas::parse)
                    .filter(type -> hasLambda(type, interfaces))
                    .map(type -> type.thisClass().asInternalName().replace('/', '.'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A lambda is made by an invokedynamic call that returns its interface (JVM specification, section 6.5). */
    private static boolean hasLambda(ClassModel type, Set<String> interfaces) {
        return StreamSupport.stream(type.constantPool().spliterator(), false)
                .filter(InvokeDynamicEntry.class::isInstance)
                .map(entry -> ((InvokeDynamicEntry) entry).typeSymbol().returnType())
                .anyMatch(returned -> returned.isClassOrInterface()
                        && interfaces.contains(returned.packageName() + "." + returned.displayName()));
    }
}
