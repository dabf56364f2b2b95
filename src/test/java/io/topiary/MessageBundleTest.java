package io.topiary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every string that a user sees is a key of the bundle, and every key is used.
 *
 * <p>A key counts as used where it stands as a literal in the sources, or where a literal that ends in a dot is its
 * beginning and something is appended to it: {@code "failure.code." + name}.
 */
class MessageBundleTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "io", "topiary");
    private static final Path ENGLISH = FOLDER.resolve("messages.properties");
    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-zA-Z0-9_-]+)+");
    private static final Pattern FILE_NAME =
            Pattern.compile(".*\\.(css|csv|db|json|log|md|pem|png|properties|svg|tmp|txt|xml)");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\s*(\\d+)");
    private static final Pattern QUOTED_BRACE = Pattern.compile("'[^']*[{}][^']*'");

    private static final Set<String> LITERALS = new TreeSet<>();
    private static final Set<String> BEGINNINGS = new TreeSet<>();
    private static final Set<String> ASKED_FOR = new TreeSet<>();

    @BeforeAll
    static void readSources() {
        Collector collector = new Collector();
        Sources.below(Sources.MAIN).units().forEach(unit -> collector.scan(unit, null));
    }

    /** Collects the string literals of the sources: all, those that something is appended to, those asked for. */
    private static final class Collector extends TreeScanner<Void, Void> {

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
            if (literal.getValue() instanceof String text) {
                LITERALS.add(text);
            }
            return super.visitLiteral(literal, null);
        }

        @Override
        public Void visitBinary(BinaryTree binary, Void unused) {
            if (binary.getKind() == Tree.Kind.PLUS
                    && binary.getLeftOperand() instanceof LiteralTree left
                    && left.getValue() instanceof String text
                    && KEY.matcher(text + "x").matches()) {
                BEGINNINGS.add(text);
            }
            return super.visitBinary(binary, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String method = call.getMethodSelect().toString();
            if (!call.getArguments().isEmpty()
                    && (method.equals("Text.of") || method.matches("(.*\\.)?messages(\\(\\))?\\.get"))) {
                askFor(call.getArguments().getFirst());
            }
            return super.visitMethodInvocation(call, null);
        }

        private static void askFor(ExpressionTree key) {
            switch (key) {
                case LiteralTree literal when literal.getValue() instanceof String text -> ASKED_FOR.add(text);
                case ParenthesizedTree inner -> askFor(inner.getExpression());
                case ConditionalExpressionTree choice -> {
                    askFor(choice.getTrueExpression());
                    askFor(choice.getFalseExpression());
                }
                default -> {
                    // Computed: the other rules see its parts.
                }
            }
        }
    }

    @Test
    void keys_areAllUsed() {
        assertThat(load(ENGLISH).keySet().stream()
                        .filter(key ->
                                !LITERALS.contains(key) && BEGINNINGS.stream().noneMatch(key::startsWith)))
                .as("keys that no source names")
                .isEmpty();
    }

    @Test
    void keys_thatAreAskedFor_exist() {
        assertThat(ASKED_FOR).isSubsetOf(load(ENGLISH).keySet());
    }

    @Test
    void literals_thatLookLikeKeysOfAGroup_areKeys() {
        Set<String> keys = load(ENGLISH).keySet();
        Set<String> groups = keys.stream().map(MessageBundleTest::group).collect(Collectors.toSet());
        assertThat(LITERALS.stream()
                        .filter(KEY.asMatchPredicate()
                                .and(FILE_NAME.asMatchPredicate().negate()))
                        .filter(literal -> groups.contains(group(literal)) && !keys.contains(literal)))
                .isEmpty();
    }

    @Test
    void beginningsOfKeys_leadToKeys() {
        Set<String> features = features();
        assertThat(BEGINNINGS.stream()
                        .filter(beginning -> beginning.endsWith(".") && features.contains(feature(beginning)))
                        .filter(beginning ->
                                load(ENGLISH).keySet().stream().noneMatch(key -> key.startsWith(beginning))))
                .isEmpty();
    }

    @Test
    void keys_areWrittenFeatureDotName_once() {
        List<String> keys = lines(ENGLISH)
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith(" "))
                .map(line -> line.split("[=:\\s]", 2)[0])
                .toList();
        assertThat(keys).doesNotHaveDuplicates().allMatch(KEY.asMatchPredicate());
    }

    @Test
    void sentences_endWithoutColonOrExclamationMark() {
        assertThat(load(ENGLISH))
                .allSatisfy((key, text) -> assertThat(text).doesNotEndWith(":").doesNotEndWith("!"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void sentences_areMessageFormats(Path bundle) {
        assertThat(load(bundle)).allSatisfy((key, text) -> {
            assertThat(new MessageFormat(text)).isNotNull();
            // A lonely apostrophe is swallowed and takes the placeholders behind it along.
            assertThat(QUOTED_BRACE.matcher(text.replace("''", "")).replaceAll(""))
                    .doesNotContain("'");
        });
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void translations_haveTheSameKeysAndArguments(Path bundle) {
        assertThat(arguments(bundle)).isEqualTo(arguments(ENGLISH));
    }

    static Stream<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("messages.*\\.properties"))
                    .toList()
                    .stream();
        }
    }

    private static Map<String, Set<String>> arguments(Path bundle) {
        return load(bundle).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> ARGUMENT.matcher(entry.getValue())
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private static Set<String> features() {
        return load(ENGLISH).keySet().stream().map(MessageBundleTest::feature).collect(Collectors.toSet());
    }

    private static String feature(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static String group(String key) {
        return key.substring(0, key.lastIndexOf('.') + 1);
    }

    private static Map<String, String> load(Path bundle) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.forEach((key, text) -> sorted.put((String) key, (String) text));
        return sorted;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
