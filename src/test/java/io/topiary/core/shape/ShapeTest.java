package io.topiary.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.shape.Oddity.What;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

    private final Shape shape = new Shape(ShapeOptions.USUAL);
    private long micros;

    private Set<Oddity> learn(String payload) {
        return shape.learn(payload.getBytes(StandardCharsets.UTF_8), ++micros);
    }

    private void learnUsual(String payload) {
        for (int i = 0; i < ShapeOptions.LEAST_MESSAGES; i++) {
            assertThat(learn(payload)).isEmpty();
        }
    }

    private PathFacts facts(String pointer) {
        return shape.snapshot().paths().stream()
                .filter(facts -> facts.pointer().equals(pointer))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void learn_foldsItemsOfArrays_andCountsKinds() {
        learn("{\"a\":[{\"t\":1},{\"t\":\"x\"}],\"b/c\":null}");
        assertThat(shape.snapshot().paths())
                .extracting(PathFacts::pointer)
                .containsExactly("", "/a", "/a/*", "/a/*/t", "/b~1c");
        assertThat(facts("/a/*/t").kinds().keySet()).containsExactly(JsonKind.STRING, JsonKind.NUMBER);
        assertThat(facts("/a/*").count()).isEqualTo(2);
        assertThat(facts("/a/*").present()).isEqualTo(1);
        assertThat(facts("/b~1c").nullRate()).isEqualTo(1);
    }

    @Test
    void learn_keepsTheLeastAndGreatestAsSent_comparedExactly() {
        for (String number : List.of("1e400", "-0.0", "9007199254740993", "9007199254740992", "1E-400", "2.50")) {
            learn("{\"n\":" + number + "}");
        }
        assertThat(facts("/n").least()).isEqualTo("-0.0");
        assertThat(facts("/n").greatest()).isEqualTo("1e400");
        assertThat(facts("/n").whole()).isFalse();
    }

    @Test
    void learn_keepsValuesWhileTheyAreFew_andLengthsInCodePoints() {
        for (int i = 0; i < PathNode.MOST_VALUES; i++) {
            learn("{\"s\":\"v" + i + "\",\"m\":\"😀\"}");
        }
        assertThat(facts("/s").values()).hasSize(PathNode.MOST_VALUES).containsEntry("v3", 1L);
        assertThat(facts("/m").longest()).isEqualTo(1);
        learn("{\"s\":\"one more\"}");
        assertThat(facts("/s").values()).isEmpty();
        assertThat(facts("/m").values()).isEqualTo(Map.of("😀", 20L));
    }

    @Test
    void learn_tellsWhenKindsWereSeenFirstAndLast() {
        learn("{\"t\":1}");
        learn("{\"t\":\"x\"}");
        learn("{\"t\":2}");
        assertThat(facts("/t").kinds())
                .containsEntry(JsonKind.NUMBER, new PathFacts.Span(2, 1, 3))
                .containsEntry(JsonKind.STRING, new PathFacts.Span(1, 2, 2));
    }

    @Test
    void oddities_areNotTold_whileTooFewMessagesCame() {
        for (int i = 0; i < ShapeOptions.LEAST_MESSAGES - 1; i++) {
            learn("{\"t\":1}");
        }
        assertThat(learn("{\"t\":\"x\"}")).isEmpty();
        assertThat(learn("{\"t\":\"x\"}")).isEmpty();
    }

    @Test
    void oddities_tellNewMissingAndChanged_onceAPlace() {
        learnUsual("{\"t\":1,\"u\":{\"v\":1}}");
        assertThat(learn("{\"t\":\"x\",\"u\":{\"v\":1}}"))
                .containsExactly(new Oddity(What.TYPE, "/t", JsonKind.STRING, ""));
        assertThat(learn("{\"t\":1,\"u\":{\"v\":1},\"w\":{\"x\":{\"y\":1}}}"))
                .containsExactly(new Oddity(What.NEW, "/w", JsonKind.OBJECT, ""));
        assertThat(learn("{\"t\":1}")).containsExactly(new Oddity(What.MISSING, "/u", JsonKind.NULL, ""));
        assertThat(learn("{\"t\":1,\"u\":null}")).containsExactly(new Oddity(What.TYPE, "/u", JsonKind.NULL, ""));
        assertThat(learn("offline")).containsExactly(new Oddity(What.TYPE, "", JsonKind.TEXT, ""));
        assertThat(learn("{\"t\":2.5,\"u\":{\"v\":7}}")).isEmpty();
    }

    @Test
    void accept_makesItUsual() {
        learnUsual("{\"t\":1,\"u\":1}");
        Set.of("{\"t\":\"x\",\"u\":1}", "{\"t\":1}", "{\"t\":1,\"u\":1,\"w\":{\"x\":1}}")
                .forEach(payload -> {
                    Set<Oddity> odd = learn(payload);
                    assertThat(odd).hasSize(1);
                    odd.forEach(shape::accept);
                    assertThat(learn(payload)).isEmpty();
                });
    }

    @Test
    void keysThatAreData_areNoNewsForLong() {
        learnUsual("{\"values\":{\"k\":1}}");
        int told = 0;
        for (int i = 0; i < 1_000; i++) {
            told += learn("{\"values\":{\"k\":1,\"id" + i + "\":1}}").size();
        }
        assertThat(told).isEqualTo(Shape.MOST_NEW_NAMES);
        assertThat(shape.size()).isEqualTo(Shape.MOST_PATHS);
        assertThat(shape.snapshot().leftOut()).isPositive();
    }

    @Test
    void emptyArrays_missNothing() {
        learnUsual("{\"a\":[{\"x\":1}]}");
        assertThat(learn("{\"a\":[]}")).isEmpty();
    }

    @Test
    void farNumbers_areToldOnlyIfAskedFor() {
        Shape watched = new Shape(new ShapeOptions(2, true));
        for (String payload : List.of("{\"t\":10}", "{\"t\":20}", "{\"t\":30}", "{\"t\":100}")) {
            assertThat(watched.learn(payload.getBytes(StandardCharsets.UTF_8), 1))
                    .isEmpty();
        }
        assertThat(watched.learn("{\"t\":1e400}".getBytes(StandardCharsets.UTF_8), 1))
                .containsExactly(new Oddity(What.FAR, "/t", JsonKind.NUMBER, "1e400"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":1e999999999999}",
                "{\"n\":1e2147483647}",
                "{\"n\":10e2147483646}",
                "{\"n\":-1e-2147483647}",
                "{\"a\":1,\"a\":\"x\",\"a\":[]}",
                "{\"\":{\"\":{}}}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "{\"a\":",
                "{} {}",
                "\"\\ud800\"",
                "NaN",
                " "
            })
    void learn_takesHostileJson(String payload) {
        for (int i = 0; i < 30; i++) {
            assertThat(learn(payload)).isEmpty();
        }
        assertThat(shape.snapshot().looked() + shape.snapshot().unread()).isEqualTo(30);
    }

    @Test
    void learn_takesDeepAndHugeDocuments() {
        learn("[".repeat(100_000));
        learn("{\"" + "k".repeat(100_000) + "\":1}");
        learn("{\"a\":" + "9".repeat(100_000) + "}");
        learn("{\"x\":\"" + "y".repeat(Sightings.LARGEST) + "\"}");
        assertThat(shape.snapshot().unread()).isEqualTo(4);
        learn("{\"" + "k".repeat(10_000) + "\":1}");
        assertThat(shape.size()).isEqualTo(1);
    }

    @Test
    void learn_takesAnything() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                String alphabet = "{}[]\",:0123456789.eE-+tfn ab\\u";
                for (int k = 0; k < bytes.length; k++) {
                    bytes[k] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
                }
            }
            shape.learn(bytes, i);
        }
        assertThat(shape.size()).isLessThanOrEqualTo(Shape.MOST_PATHS);
    }

    @Test
    void judge_tellsWhatIsOdd_withoutLearningIt() {
        learnUsual("{\"t\":1,\"o\":{\"x\":2}}");

        for (int i = 0; i < 2; i++) {
            assertThat(judge("{\"t\":\"a\",\"o\":{},\"new\":{\"in\":1}}"))
                    .containsExactly(
                            new Oddity(What.TYPE, "/t", JsonKind.STRING, ""),
                            new Oddity(What.NEW, "/new", JsonKind.OBJECT, ""),
                            new Oddity(What.MISSING, "/o/x", JsonKind.NULL, ""));
        }
        assertThat(judge("{\"t\":5,\"o\":{\"x\":2}}")).isEmpty();
        assertThat(shape.looked()).isEqualTo(ShapeOptions.LEAST_MESSAGES);
    }

    @Test
    void judge_tooFewLearned_callsNothingOdd() {
        learn("{\"t\":1}");
        assertThat(judge("{\"t\":\"a\"}")).isEmpty();
    }

    private Set<Oddity> judge(String payload) {
        return shape.judge(payload.getBytes(StandardCharsets.UTF_8));
    }
}
