package io.topiary.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleStoreTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final RuleExchange exchange = new RuleExchange();

    @BeforeEach
    void name() {
        file = folder.resolve("rules.json");
    }

    private Rule full() {
        RuleActions actions = new RuleActions(
                RuleColour.SKY,
                "hex",
                true,
                true,
                new AlertPlan(true, false, 7),
                new LogPlan(folder.resolve("out.jsonl"), 50_000),
                folder.resolve("reading.schema.json").toString());
        return new Rule("r-1", "Hot", true, "topic:a/# json:.t>20", "plant-1", actions);
    }

    private static List<Rule> rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Rule.create("r" + i, "t/" + i, RuleActions.NONE.withMute(true)))
                .toList();
    }

    @Test
    void change_everyKey_isReadBackEqual() throws StoreException {
        RuleStore.open(file).change(rules -> List.of(full()));
        assertThat(RuleStore.open(file).rules()).isEqualTo(List.of(full()));
    }

    @Test
    void change_keysThatNobodyKnows_areKept() throws IOException {
        Files.writeString(
                file,
                "{\"version\":1,\"future\":1,\"rules\":[{\"id\":\"x\",\"filter\":\"#\",\"sound\":\"bell\"},"
                        + "{\"id\":\"y\",\"filter\":5}]}");
        RuleStore store = RuleStore.open(file);
        store.change(
                rules -> rules.stream().map(rule -> rule.withEnabled(false)).toList());
        String text = Files.readString(file);
        assertThat(List.of(
                        text.contains("\"future\""),
                        text.contains("\"bell\""),
                        text.contains("\"y\""),
                        store.unreadable()))
                .isEqualTo(List.of(true, true, true, 1));
    }

    @Test
    void change_order_isKept() throws StoreException {
        RuleStore store = RuleStore.open(file);
        List<Rule> three = rules(3);
        store.change(rules -> three);
        store.change(rules -> {
            List<Rule> other = new ArrayList<>(rules);
            Collections.reverse(other);
            return other;
        });
        assertThat(RuleStore.open(file).rules()).isEqualTo(three.reversed());
    }

    @Test
    void change_tooMany_isRefusedInWords() {
        RuleStore store = RuleStore.open(file);
        assertThatThrownBy(() -> store.change(rules -> rules(RuleStore.MOST + 1)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(messages.get(e.text()))
                                .isEqualTo("There can be 500 rules at most. Delete some first"));
    }

    @Test
    void rulesFor_profile_areItsOwnAndThoseOfAll() throws StoreException {
        RuleStore store = RuleStore.open(file);
        Rule all = Rule.create("all", "#", RuleActions.NONE);
        store.change(rules -> List.of(full(), all));
        assertThat(List.of(
                        store.rulesFor("plant-1").size(),
                        store.rulesFor("other").size(),
                        store.rulesFor(null).size()))
                .isEqualTo(List.of(2, 1, 1));
    }

    @Test
    void export_thenImport_bringsTheSameRules_thoseThatReachOutSwitchedOff() throws StoreException {
        Path exported = folder.resolve("handed-on.json");
        Rule plain = Rule.create("plain", "b/#", RuleActions.NONE.withColour(RuleColour.PINK));
        exchange.write(exported, List.of(full(), plain));
        RuleExchange.Imported imported = exchange.read(exported, "plant-1"::equals);
        Rule first = imported.rules().getFirst();
        Rule second = imported.rules().getLast();
        assertThat(List.of(imported.switchedOff(), first.enabled(), second.enabled(), imported.refused()))
                .isEqualTo(List.of(1, false, true, List.of()));
        assertThat(List.of(first.actions(), first.filter(), second.actions()))
                .isEqualTo(List.of(full().actions(), full().filter(), plain.actions()));
        assertThat(List.of(first.id(), second.id())).doesNotContain(full().id(), plain.id());
    }

    @Test
    void import_ruleForAnUnknownProfile_arrivesSwitchedOff() throws StoreException, IOException {
        Files.writeString(file, "{\"rules\":[{\"filter\":\"#\",\"mute\":true,\"profile\":\"theirs\"}]}");
        Rule rule = exchange.read(file, id -> false).rules().getFirst();
        assertThat(rule.enabled()).isFalse();
        assertThat(rule.profileId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not JSON           | {"rules":[                     | the file is no valid JSON
            no rules           | {"version":1}                  | it has no rules of Topiary in it
            an array           | [1,2]                          | it has no rules of Topiary in it
            of a newer Topiary | {"version":9,"rules":[]}       | a newer Topiary wrote it
            """)
    void import_fileThatIsNone_isRefusedInWords(String what, String content, String words) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> exchange.read(file, id -> true))
                .as(what)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(messages.get(e.text()))
                                .startsWith("Nothing was imported from rules.json: ")
                                .containsIgnoringCase(words.equals("the file is no valid JSON") ? "line 1" : words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"filter":5}                                     | Rule 1: The value of “filter” can't be used
            {"filter":"#","mute":"yes"}                      | Rule 1: The value of “mute” can't be used
            {"filter":"#","colour":"puce"}                   | Rule 1: The value of “colour” can't be used
            {"filter":"#","alert":{"quietSeconds":0}}        | Rule 1: The quiet time is between 1 and 86,400 seconds
            {"filter":"#","alert":{"quietSeconds":1e99}}     | Rule 1: The value of “quietSeconds” can't be used
            {"filter":"#","log":{"path":"profiles.json"}}    | Rule 1: “profiles.json” is no full path of a file. Choose a file, or begin with the root folder
            "text"                                           | Rule 1: It is no JSON object
            """)
    void import_ruleThatCantBeUsed_isRefusedAndTheRestTaken(String rule, String words)
            throws IOException, StoreException {
        Files.writeString(file, "{\"rules\":[" + rule + ",{\"filter\":\"ok\",\"pin\":true}]}");
        RuleExchange.Imported imported = exchange.read(file, id -> true);
        assertThat(List.of(
                        imported.rules().size(),
                        imported.refused().stream().map(messages::get).toList()))
                .isEqualTo(List.of(1, List.of(words)));
    }

    @Test
    void import_hugeDeepOrEndlessFiles_areRefused() throws IOException {
        Path large = Files.writeString(folder.resolve("large.json"), " ".repeat(5_000_000));
        Path deep = Files.writeString(
                folder.resolve("deep.json"), "{\"rules\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        Path many = Files.writeString(
                folder.resolve("many.json"), "{\"rules\":[" + "{\"filter\":\"#\"},".repeat(600) + "{}]}");
        for (Path hostile : List.of(large, deep, many, folder)) {
            assertThatThrownBy(() -> exchange.read(hostile, id -> true)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void import_filterThatCantBeUnderstood_isTakenAndSaysWhy() throws IOException, StoreException {
        Files.writeString(file, "{\"rules\":[{\"filter\":\"(a\",\"mute\":true}]}");
        assertThat(exchange.read(file, id -> true).rules().getFirst().problem()).isPresent();
    }
}
