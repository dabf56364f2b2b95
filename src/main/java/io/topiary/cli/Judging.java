package io.topiary.cli;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.history.MessageJudge;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.Sample;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleBook;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.session.DeviationJudge;
import io.topiary.core.shape.Deviations;
import io.topiary.core.shape.SchemaShelf;
import io.topiary.core.shape.ShapeBook;
import io.topiary.core.shape.ShapeFile;
import io.topiary.core.shape.ShapeFolder;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.store.AppHome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges messages for a command by what the window has learned of the topics of a profile, and by its rules. */
final class Judging {

    private final PayloadReader reader;
    private final RuleBook rules;
    private final DecodeArguments.Neighbours neighbours;

    private Judging(PayloadReader reader, RuleBook rules, DecodeArguments.Neighbours neighbours) {
        this.reader = reader;
        this.rules = rules;
        this.neighbours = neighbours;
    }

    /**
     * Who judges whether messages are what {@code query} asks for.
     *
     * @param profile name of the profile, or null
     * @param neighbours what else went by; asked by one thread at a time
     * @throws CliException if it asks for what nobody can tell
     */
    static MessageJudge of(
            RootCommand root, @Nullable String profile, MessageQuery query, DecodeArguments.Neighbours neighbours) {
        checkTold(query);
        if (!query.asksForDeviations()) {
            return MessageJudge.BYTES;
        }
        AppHome home = root.home();
        if (profile == null) {
            throw unlearned(query);
        }
        String id = BrokerChoice.find(home, profile, new PasswordMemory()).id();
        ShapeBook book = new ShapeBook(ShapeOptions.USUAL, new Deviations());
        new ShapeFolder(home.shapes())
                .ofProfile(id)
                .ifPresent(file -> ShapeFile.open(file).load(book));
        List<Rule> ofProfile = RuleStore.open(home.rules()).rulesFor(id);
        if (book.topics() == 0
                && ofProfile.stream().allMatch(rule -> rule.actions().schema().isEmpty())) {
            throw unlearned(query);
        }
        RuleBook rules = new RuleBook();
        rules.set(ofProfile);
        Judging judging = new Judging(DecodeArguments.reader(home), rules, neighbours);
        return new DeviationJudge(book, new SchemaShelf(), rules::schemaOf, judging::values);
    }

    private static void checkTold(MessageQuery query) {
        try {
            query.ofMessages(true);
        } catch (QueryException e) {
            throw CliException.usage(e.text());
        }
    }

    private static CliException unlearned(MessageQuery query) {
        try {
            query.ofMessages(false);
            throw new IllegalArgumentException("it asks for nothing that was learned");
        } catch (QueryException e) {
            return CliException.usage("cli.query.unlearned", e.position() + 1);
        }
    }

    private synchronized byte[] values(Message message) {
        Sample sample = Sample.of(message, neighbours.of(message));
        return reader.readAs(sample, rules.decoderOf(message)) instanceof Payload.Decoded decoded && decoded.json()
                ? decoded.text()
                : message.payload();
    }
}
