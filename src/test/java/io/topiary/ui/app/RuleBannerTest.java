package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.notify.SilentNotifier;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleDuties;
import io.topiary.core.rules.RuleFiles;
import io.topiary.core.rules.RuleService;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.app.Banner.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RuleBannerTest {

    private static final Rule SLOW = Rule.create("Doubles", "/(a+)+\\1b/", RuleActions.NONE.withPin(true));

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final ManualMetronome metronome = new ManualMetronome();
    private final Workers workers = new Workers(1);
    private final SessionViewModel model;
    private final BannersViewModel banners;
    private final RuleService service;

    RuleBannerTest(@TempDir Path folder) throws StoreException {
        RuleStore store = RuleStore.open(folder.resolve("rules.json"));
        store.change(rules -> List.of(SLOW));
        service = new RuleService(
                store,
                session.rules(),
                session.name(),
                null,
                new RuleDuties.Outlets(new RuleFiles(), new SilentNotifier(), workers, messages));
        ProfileMemory memory = new ProfileMemory(
                ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory()), problem -> {});
        Context context =
                new Context(messages, new ManualPulse(), metronome, Runnable::run, workers, PayloadReader.PLAIN);
        model = new SessionViewModel(session, new OfferDesk(session, memory, new AnsweredQuestions()), context);
        banners = new BannersViewModel(model, metronome, messages, false);
    }

    @AfterEach
    void close() {
        banners.close();
        model.close();
        service.close();
        session.close();
        workers.close();
    }

    private void feedTheSlowRule() {
        long before = session.rules().switchedOff();
        connection.feed("a".repeat(60) + "!", "x");
        await().until(() -> session.rules().switchedOff() == before + 1);
        metronome.pass(1);
    }

    private List<Kind> kinds() {
        return banners.banners().stream().map(Banner::kind).toList();
    }

    @Test
    void ruleThatHadToBeSwitchedOff_isToldByNameUntilItIsOnAgain() {
        long begin = System.nanoTime();
        feedTheSlowRule();
        Banner told = banners.banners().getFirst();
        FaultBook.note(
                "U6",
                "a rule with /(a+)+\\1b/, seen above the session",
                told.title() + ". " + told.text(),
                Duration.ofNanos(System.nanoTime() - begin));
        session.rules().revive(SLOW.id());
        metronome.pass(1);
        assertThat(List.of(told.kind(), told.title(), kinds()))
                .isEqualTo(List.of(Kind.RULE_OFF, "A rule was switched off: Doubles", List.of()));
    }

    @Test
    void dismissed_isToldAgainOnlyWhenAnotherRuleHadToBeSwitchedOff() {
        feedTheSlowRule();
        banners.dismiss(Kind.RULE_OFF);
        metronome.pass(1);
        List<Kind> dismissed = kinds();
        session.rules().revive(SLOW.id());
        feedTheSlowRule();
        assertThat(List.of(dismissed, kinds())).isEqualTo(List.of(List.of(), List.of(Kind.RULE_OFF)));
    }
}
