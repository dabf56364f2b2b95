package io.topiary;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of {@code src/site/markdown/architecture.md}, proved on the class files. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.topiary");

    /** What the base of the screen is to nobody else: threads and clocks of JavaFX. */
    private static final Set<String> KIT_ONLY = Set.of(
            "javafx.application.Platform",
            "javafx.animation.AnimationTimer",
            "javafx.animation.Timeline",
            "javafx.animation.PauseTransition");

    @Test
    void core_knowsNothingOfWhatIsBuiltOnIt() {
        check(noClasses()
                .that()
                .resideInAPackage("io.topiary.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.topiary", "io.topiary.ui..", "io.topiary.cli..", "io.topiary.demo.."));
    }

    @Test
    void session_isTheOnlyCorePackageThatAssembles() {
        check(noClasses()
                .that()
                .resideInAPackage("io.topiary.core..")
                .and()
                .resideOutsideOfPackage("io.topiary.core.session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.topiary.core.session.."));
    }

    @Test
    void demo_isUsedByMainAppAndCliOnly() {
        check(noClasses()
                .that(resideOutsideOfPackages(
                        "io.topiary", "io.topiary.demo..", "io.topiary.ui.app..", "io.topiary.cli.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.topiary.demo.."));
    }

    @Test
    void demo_knowsNoScreenAndNoCommandLine() {
        check(noClasses()
                .that()
                .resideInAPackage("io.topiary.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.topiary", "io.topiary.ui..", "io.topiary.cli.."));
    }

    @Test
    void features_neverImportOneAnother() {
        check(slices().matching("io.topiary.ui.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAnyPackage("io.topiary.ui.app.."), alwaysTrue())
                .ignoreDependency(resideInAnyPackage("io.topiary.ui.."), resideInAnyPackage("io.topiary.ui.kit.."))
                .as("features of ui meet in core.session and ui.app only"));
    }

    @Test
    void kit_knowsNoFeature() {
        check(noClasses()
                .that()
                .resideInAPackage("io.topiary.ui.kit..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.topiary.ui..").and(resideOutsideOfPackages("io.topiary.ui.kit.."))));
    }

    @Test
    void packages_haveNoCycles() {
        check(slices().matching("io.topiary.(**)").should().beFreeOfCycles());
    }

    @Test
    void javafx_staysInUi() {
        check(onlyIn("javafx..", "io.topiary.ui.."));
    }

    @Test
    void viewModels_nameNoNodeAndNoWindow() {
        check(noClasses()
                .that(are("view-models", type -> outermost(type).getSimpleName().endsWith("ViewModel")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage.."));
    }

    @Test
    void kit_aloneNamesTheThreadAndTheClocksOfJavaFx() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.topiary.ui.kit..")
                .should()
                .dependOnClassesThat(are("one of " + KIT_ONLY, type -> KIT_ONLY.contains(type.getName()))));
    }

    @Test
    void hivemq_staysInMqtt() {
        check(onlyIn("com.hivemq..", "io.topiary.core.mqtt.."));
    }

    @Test
    void netty_staysWhereTheWireIs() {
        check(onlyIn("io.netty..", "io.topiary.core.mqtt..", "io.topiary.core.doctor..", "io.topiary.demo.."));
    }

    @Test
    void tls_aloneDecidesWhomToTrust() {
        DescribedPredicate<JavaClass> decider = assignableTo(TrustManager.class)
                .or(assignableTo(KeyManager.class))
                .or(assignableTo(HostnameVerifier.class));
        DescribedPredicate<JavaClass> factory =
                assignableTo(TrustManagerFactory.class).or(assignableTo(KeyManagerFactory.class));
        check(classes()
                .that()
                .resideOutsideOfPackage("io.topiary.core.tls..")
                .should(ArchConditions.not(ArchConditions.be(decider)))
                .andShould(never(callCodeUnitWhere(describe(
                        "make trust or key managers or host-name verifiers",
                        call -> isConstructor(call.getName())
                                ? decider.or(factory).test(call.getTargetOwner())
                                : factory.test(call.getTargetOwner())
                                        && call.getName().equals("getInstance"))))));
    }

    @Test
    void tls_aloneWritesDecidersAsLambdas() {
        Set<String> deciders = Set.of("javax.net.ssl.HostnameVerifier", "javax.net.ssl.TrustManager");
        assertThat(Lambdas.implementing(deciders)).allMatch(type -> type.startsWith("io.topiary.core.tls."));
    }

    @Test
    void threads_areMadeInFewPlaces() {
        check(classes()
                .that(resideOutsideOfPackages(
                        "io.topiary.core.work..",
                        "io.topiary.core.intake..",
                        "io.topiary.core.history..",
                        "io.topiary.core.mqtt..",
                        "io.topiary.demo.."))
                .should(ArchConditions.not(ArchConditions.be(assignableTo(Thread.class))))
                .andShould(never(callCodeUnitWhere(describe(
                        "make threads",
                        call -> makesThreads(
                                call.getTargetOwner(),
                                call.getName(),
                                call.getTarget().getRawParameterTypes().size()))))));
    }

    private static boolean makesThreads(JavaClass owner, String method, int parameters) {
        if (isConstructor(method)) {
            return owner.isAssignableTo(Thread.class)
                    || owner.isAssignableTo(ExecutorService.class)
                    || owner.isEquivalentTo(Timer.class);
        }
        if (owner.isEquivalentTo(Thread.class)) {
            return Set.of("ofVirtual", "ofPlatform", "startVirtualThread").contains(method);
        }
        // Without an executor these run on the JVM's common pool, which nobody here sized or named.
        return owner.isEquivalentTo(CompletableFuture.class)
                ? Set.of("supplyAsync", "runAsync").contains(method) && parameters == 1
                : owner.isEquivalentTo(Executors.class);
    }

    @Test
    void staticFields_neverChange() {
        check(fields().that()
                .areStatic()
                .and(are("written by people", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .andShould(ArchConditions.not(
                        ArchConditions.have(describe("a value that can change", Immutability::canChange)))));
    }

    @Test
    void output_belongsToTheCommandLine() {
        check(noClasses()
                .that(resideOutsideOfPackages("io.topiary.cli.."))
                .and(are("not Main", type -> !outermost(type).isEquivalentTo(Main.class)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void names_sayWhatTheThingIs() {
        check(noClasses()
                .should(ArchConditions.be(simpleNameEndingWith("Util")
                        .or(simpleNameEndingWith("Utils"))
                        .or(simpleNameEndingWith("Helper"))
                        .or(simpleNameEndingWith("Manager"))
                        .or(simpleNameEndingWith("Impl"))
                        .or(simpleNameEndingWith("DTO"))
                        .or(simpleNameEndingWith("Dto")))));
    }

    @Test
    void constructors_takeAtMostEightParameters() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.isRecord() && !type.isEnum())
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > 8)
                        .map(JavaConstructor::getFullName))
                .isEmpty();
    }

    @Test
    void packages_areNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }
        assertThat(unmarked)
                .as("packages without a @NullMarked package-info.java")
                .isEmpty();
    }

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that(resideOutsideOfPackages(packages))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static <T> DescribedPredicate<T> are(String description, Predicate<T> predicate) {
        return describe(description, predicate);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static boolean isConstructor(String name) {
        return name.equals(JavaConstructor.CONSTRUCTOR_NAME);
    }

    /** Packages come one after the other: a rule whose package is not there yet holds. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
