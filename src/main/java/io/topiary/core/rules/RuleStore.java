package io.topiary.core.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules in {@code rules.json}, in order. A rule that can't be used stays in the file, behind the others, and is counted;
 * so do keys that nobody knows.
 *
 * <p>Thread-safe. Changes are saved before the method returns, on the caller's thread.
 */
public final class RuleStore {

    /** Most rules. */
    public static final int MOST = 500;

    static final String RULES = "rules";
    private static final int VERSION = 1;

    private final JsonFile file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Content content;

    /** What was made of the file. */
    private record Content(List<Rule> rules, List<JsonNode> unreadable) {}

    private RuleStore(JsonFile file) {
        this.file = file;
        this.content = read(file.document());
    }

    /** Loads {@code path}, which need not exist. */
    public static RuleStore open(Path path) {
        return new RuleStore(JsonFile.open(
                path,
                VERSION,
                document -> document.path(RULES).isMissingNode()
                        || document.path(RULES).isArray()));
    }

    /** What was found on loading. */
    public LoadResult loaded() {
        return file.result();
    }

    /** All rules, in order. */
    public List<Rule> rules() {
        return content.rules();
    }

    /** The rules that hold for the profile {@code profileId}, or for a connection of no profile if that is null. */
    public List<Rule> rulesFor(@Nullable String profileId) {
        return rules().stream().filter(rule -> rule.holdsFor(profileId)).toList();
    }

    /** How many rules in the file can't be used. */
    public int unreadable() {
        return content.unreadable().size();
    }

    /**
     * Changes the rules as they are on disk now, and saves.
     *
     * @param change gets all rules in order, returns what they are to be
     * @throws StoreException if they can't be saved; nothing changes then
     */
    public void change(UnaryOperator<List<Rule>> change) throws StoreException {
        synchronized (this) {
            int wanted = change.apply(rules()).size();
            if (wanted > MOST) {
                throw new StoreException(Text.of("rules.most", MOST), null);
            }
            content = read(file.update(document -> {
                Content now = read(document);
                write(document, now, change.apply(now.rules()));
                return document;
            }));
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Has {@code listener} called after each change, on the thread that made it.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private static void write(ObjectNode document, Content before, List<Rule> rules) {
        Map<String, JsonNode> known = new HashMap<>();
        document.path(RULES).forEach(node -> known.putIfAbsent(node.path("id").asText(), node));
        ArrayNode array = document.arrayNode();
        for (Rule rule : rules) {
            ObjectNode node = known.get(rule.id()) instanceof ObjectNode old ? old.deepCopy() : document.objectNode();
            RuleJson.write(rule, node);
            array.add(node);
        }
        before.unreadable().forEach(array::add);
        document.set(RULES, array);
    }

    private static Content read(ObjectNode document) {
        List<Rule> rules = new ArrayList<>();
        List<JsonNode> unreadable = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : document.path(RULES)) {
            try {
                Rule rule = RuleJson.read(node);
                if (rules.size() < MOST && ids.add(rule.id())) {
                    rules.add(rule);
                } else {
                    unreadable.add(node);
                }
            } catch (InvalidRuleException e) {
                unreadable.add(node);
            }
        }
        return new Content(List.copyOf(rules), List.copyOf(unreadable));
    }
}
