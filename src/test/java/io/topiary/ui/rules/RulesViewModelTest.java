package io.topiary.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.rules.Alert;
import io.topiary.core.rules.AlertPlan;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleStatus;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ManualPulse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RulesViewModelTest {

    private final Path folder;
    private final RuleScene scene;
    private final ManualPulse pulse = new ManualPulse();
    private final RulesViewModel model;

    RulesViewModelTest(@TempDir Path folder) {
        this.folder = folder;
        this.scene = new RuleScene(folder, Runnable::run, Runnable::run);
        this.model = new RulesViewModel(scene.session, scene.service, scene.shelf, pulse, scene.messages);
    }

    @AfterEach
    void close() {
        model.close();
        scene.close();
    }

    private RuleStatus line(int place) {
        pulse.run();
        return model.lines().get(place);
    }

    private void feed(String topic, String payload) {
        scene.connection.feed(topic, payload);
        FakeConnection.settle(scene.session);
        pulse.run();
    }

    private String state(int place) {
        return new RuleWords(scene.messages, ZoneId.of("UTC")).state(line(place));
    }

    @Test
    void lines_ofTheStore_countTheirHits() {
        scene.keep("a/#", "b/#");
        feed("b/1", "x");
        feed("b/2", "x");
        assertThat(List.of(line(0).hits(), line(1).hits())).isEqualTo(List.of(0L, 2L));
    }

    @Test
    void move_upAndDown_changesTheOrderThatIsKept() {
        scene.keep("a", "b", "c");
        int place = model.move(line(2), true);
        List<String> moved = scene.names();
        int stays = model.move(line(0), true);
        int down = model.move(line(0), false);
        assertThat(List.of(place, moved, stays, down, scene.names()))
                .isEqualTo(List.of(1, List.of("a", "c", "b"), 0, 1, List.of("c", "a", "b")));
    }

    @Test
    void delete_thenUndo_bringsTheRuleBackToItsPlace() {
        scene.keep("a", "b", "c");
        model.delete(line(1));
        List<String> without = scene.names();
        scene.told.offered.run();
        assertThat(List.of(without, scene.names(), scene.told.words))
                .isEqualTo(List.of(List.of("a", "c"), List.of("a", "b", "c"), List.of("Deleted the rule “b”")));
    }

    @Test
    void duplicate_rule_isBelowIt() {
        scene.keep("a", "b");
        model.duplicate(line(0));
        assertThat(scene.names()).containsExactly("a", "a (copy)", "b");
    }

    @Test
    void switchTo_off_takesTheRuleOutOfForce() {
        scene.keep("#");
        model.switchTo(line(0), false);
        feed("a", "x");
        assertThat(List.of(scene.session.books().muted(), state(0))).isEqualTo(List.of(0L, "off"));
    }

    @Test
    void patternThatIsTooSlow_isToldInTheTable_andCanBeSwitchedOnAgain() {
        scene.keep("/(a+)+\\1b/");
        long begin = System.nanoTime();
        feed("a".repeat(60) + "!", "x");
        await().until(() -> line(0).state() == RuleStatus.State.SWITCHED_OFF);
        String words = state(0);
        FaultBook.note(
                "U6",
                "a rule with /(a+)+\\1b/, seen in the table of rules",
                words,
                Duration.ofNanos(System.nanoTime() - begin));
        model.switchTo(line(0), true);
        // on a busy machine its share of a core may be what is noticed first; RuleBookTest tells them apart by its own
        // clock
        assertThat(words)
                .matches(
                        "Switched off: it(s regular expression took too long| took more than .* of a processor core).*");
        assertThat(state(0)).isEqualTo("on");
    }

    @Test
    void alerts_ofARule_areListedAndCountedInTheTitle_untilTheyAreCleared() {
        scene.keep(List.of(Rule.create("Hot", "boiler/#", RuleActions.NONE.withAlert(new AlertPlan(false, true, 60)))));
        List<String> gone = new ArrayList<>();
        model.onGoToTopic(gone::add);
        feed("boiler/temp", "91");
        feed("boiler/temp", "92");
        await().until(() -> {
            pulse.run();
            return !model.alerts().isEmpty() && model.alerts().getFirst().count() == 2;
        });
        Alert alert = model.alerts().getFirst();
        model.goToTopic(alert);
        String title = model.titleProperty().get();
        model.clearAlerts();
        assertThat(List.of(
                        title, gone, model.titleProperty().get(), model.alerts().size()))
                .isEqualTo(List.of("Rules · 1 alert", List.of("boiler/temp"), "Rules", 0));
    }

    @Test
    void notifications_onASystemWithoutAny_areToldInWords() {
        scene.keep(List.of(Rule.create("Hot", "#", RuleActions.NONE.withAlert(AlertPlan.PROPOSED))));
        feed("a", "1");
        await().until(() -> {
            pulse.run();
            return !model.alerts().isEmpty()
                    && model.problemProperty()
                            .get()
                            .equals("There are no desktop notifications on this system. Alerts are in the list");
        });
    }

    @Test
    void importFrom_file_tellsWhatArrivesSwitchedOff_andCanBeUndone() throws IOException {
        scene.keep("mine");
        Path file = Files.writeString(
                folder.resolve("theirs.json"),
                "{\"rules\":[{\"name\":\"quiet\",\"filter\":\"a\",\"mute\":true},"
                        + "{\"filter\":\"b\",\"alert\":{}},{\"filter\":7}]}");
        scene.shelf.importFrom(file).join();
        List<Boolean> enabled = scene.store.rules().stream().map(Rule::enabled).toList();
        String words = scene.told.words.getLast();
        scene.told.offered.run();
        assertThat(List.of(enabled, scene.names())).isEqualTo(List.of(List.of(true, true, false), List.of("mine")));
        assertThat(words).isEqualTo("""
                        2 rules imported
                        One of them uses a file, alerts or was meant for another profile: \
                        it is switched off until you have looked
                        One can't be used
                        Rule 3: The value of “filter” can't be used""");
    }

    @Test
    void importFrom_fileThatIsNone_tellsWhy() throws IOException {
        Path file = Files.writeString(folder.resolve("theirs.json"), "hello");
        scene.shelf.importFrom(file).join();
        assertThat(scene.told.words.getLast()).startsWith("Nothing was imported from theirs.json: ");
    }

    @Test
    void exportTo_thenImport_bringsTheRulesAgain() {
        scene.keep("a", "b");
        Path file = folder.resolve("out.json");
        scene.shelf.exportTo(file).join();
        scene.shelf.importFrom(file).join();
        assertThat(List.of(scene.names(), scene.told.words))
                .isEqualTo(List.of(
                        List.of("a", "b", "a", "b"), List.of("2 rules written to " + file, "2 rules imported")));
    }

    @Test
    void close_session_leavesNothingBehind() {
        model.close();
        assertThat(pulse.registered()).isZero();
    }
}
