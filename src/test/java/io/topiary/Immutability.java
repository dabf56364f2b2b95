package io.topiary;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells by its type whether the value of a static field can change. What a {@code List}, {@code Set} or {@code Map}
 * really is cannot be seen there; concrete collections can, and so can arrays, which only their own class may hold.
 */
final class Immutability {

    private static final Set<String> UNCHANGING_COLLECTIONS = Set.of(
            "java.util.List",
            "java.util.Set",
            "java.util.Map",
            "java.util.SequencedCollection",
            "java.util.SequencedSet",
            "java.util.SequencedMap");

    private static final Set<String> CHANGING = Set.of(
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal",
            "java.lang.Thread",
            "java.nio.Buffer",
            "java.text.Format",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Iterator",
            "java.util.Random",
            "java.util.concurrent.Executor",
            "java.util.concurrent.Future",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.atomic.LongAdder",
            "java.util.concurrent.locks.Lock",
            "javafx.beans.Observable",
            "javafx.scene.Node");

    private Immutability() {}

    static boolean canChange(JavaField field) {
        if (field.getRawType().isArray()) {
            return !field.getModifiers().contains(JavaModifier.PRIVATE);
        }
        return canChange(field.getRawType(), new HashSet<>());
    }

    private static boolean canChange(JavaClass type, Set<JavaClass> seen) {
        if (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)) {
            return !UNCHANGING_COLLECTIONS.contains(type.getName());
        }
        if (CHANGING.stream().anyMatch(type::isAssignableTo)) {
            return true;
        }
        return type.getPackageName().startsWith("io.topiary") && seen.add(type) && hasChangingField(type, seen);
    }

    private static boolean hasChangingField(JavaClass type, Set<JavaClass> seen) {
        return type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getOwner().getPackageName().startsWith("io.topiary"))
                .anyMatch(field -> canBeSet(field) || holdsChanging(field, seen));
    }

    private static boolean canBeSet(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL);
    }

    private static boolean holdsChanging(JavaField field, Set<JavaClass> seen) {
        return !field.getRawType().isArray() && canChange(field.getRawType(), seen);
    }
}
