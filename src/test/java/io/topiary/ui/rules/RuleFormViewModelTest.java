package io.topiary.ui.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.rules.AlertPlan;
import io.topiary.core.rules.LogPlan;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuleFormViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();

    @AfterEach
    void close() {
        session.close();
    }

    private RuleFormViewModel form(@Nullable Rule rule) {
        return new RuleFormViewModel(rule, session, Runnable::run, Runnable::run, Messages.forLocale(Locale.ENGLISH));
    }

    @Test
    void filter_tried_tellsHowManyOfTheNewestMessagesItAccepts() {
        for (int i = 0; i < 1_500; i++) {
            connection.feed("t/" + i % 10, String.valueOf(i));
        }
        FakeConnection.settle(session);
        RuleFormViewModel form = form(null);
        form.filter.set("topic:t/3");
        assertThat(form.matchesProperty().get()).isEqualTo("Accepts 100 of the last 1,000 messages");
    }

    @Test
    void filter_thatCantBeUnderstood_saysWhereAndKeepsTheButtonOff() {
        RuleFormViewModel form = form(null);
        form.mute.set(true);
        form.filter.set("a (b");
        assertThat(List.of(
                        form.readyProperty().get(),
                        form.matchesProperty().get(),
                        form.filterProblemProperty().get()))
                .isEqualTo(List.of(false, "", Messages.forLocale(Locale.ENGLISH).get("filter.invalid.open", 3)));
    }

    @Test
    void filter_thatIsTooSlow_saysSo() {
        connection.feed("a".repeat(60) + "!", "x");
        FakeConnection.settle(session);
        RuleFormViewModel form = form(null);
        form.filter.set("/(a+)+\\1b/");
        assertThat(form.matchesProperty().get())
                .isEqualTo(Messages.forLocale(Locale.ENGLISH).get("filter.tooSlow"));
    }

    @Test
    void nothingChosen_isNoRule() {
        RuleFormViewModel form = form(null);
        form.filter.set("a/#");
        String problem = form.problemProperty().get();
        form.pin.set(true);
        assertThat(List.of(
                        problem,
                        form.problemProperty().get(),
                        form.readyProperty().get()))
                .isEqualTo(List.of("Choose at least one thing that is to happen", "", true));
    }

    @Test
    void show_thenRead_isTheSameRule() {
        RuleActions actions = new RuleActions(
                RuleColour.PINK,
                "cbor",
                true,
                true,
                new AlertPlan(true, false, 5),
                new LogPlan(Path.of("").toAbsolutePath().resolve("out.jsonl"), 2_500_000));
        Rule rule = new Rule("id", "Name", false, "a/# qos:1", "some-profile", actions);
        RuleFormViewModel form = form(rule);
        assertThat(form.read()).contains(rule);
        assertThat(form.readyProperty().get()).isTrue();
    }

    @Test
    void quietTime_ofNothing_isRefusedInWords() {
        RuleFormViewModel form = form(null);
        form.filter.set("a");
        form.list.set(true);
        form.quiet.set("soon");
        assertThat(List.of(form.readyProperty().get(), form.problemProperty().get()))
                .isEqualTo(List.of(false, "The quiet time is between 1 and 86,400 seconds"));
    }

    @Test
    void file_withoutAFullPath_isRefusedInWords() {
        RuleFormViewModel form = form(null);
        form.filter.set("a");
        form.log.set(true);
        form.path.set("out.jsonl");
        assertThat(form.problemProperty().get())
                .isEqualTo("“out.jsonl” is no full path of a file. Choose a file, or begin with the root folder");
    }

    @Test
    void name_leftOut_isTheFilter() {
        RuleFormViewModel form = form(null);
        form.filter.set("a/#");
        form.mute.set(true);
        assertThat(form.read().orElseThrow().name()).isEqualTo("a/#");
    }
}
