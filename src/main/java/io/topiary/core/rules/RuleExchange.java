package io.topiary.core.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.store.FileProblem;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Rules in a file of their own, to be handed on. What comes from elsewhere is looked at with suspicion: bounded in size,
 * depth and number; what writes files or calls for attention arrives switched off. Blocks, so not for the FX thread.
 */
public final class RuleExchange {

    private static final int LARGEST_BYTES = 4_000_000;
    private static final int DEEPEST = 20;
    private static final String KIND_KEY = "kind";
    private static final String KIND = "topiary-rules";
    private static final int VERSION = 1;

    private final ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * What a file brought.
     *
     * @param rules each with an id of its own, new to this Topiary
     * @param switchedOff how many of them arrive switched off because they reach out of the window, or were meant for a
     *     profile that is not known here
     * @param refused why each of the others can't be used
     */
    public record Imported(List<Rule> rules, int switchedOff, List<Text> refused) {

        public Imported {
            rules = List.copyOf(rules);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Writes {@code rules} to {@code file}, which only its owner may read.
     *
     * @throws StoreException if that fails; what was there still is
     */
    public void write(Path file, List<Rule> rules) throws StoreException {
        ObjectNode document = mapper.createObjectNode().put("version", VERSION).put(KIND_KEY, KIND);
        var array = document.putArray(RuleStore.RULES);
        rules.forEach(rule -> RuleJson.write(rule, array.addObject()));
        try {
            String text = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
            PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new StoreException(Text.of("rules.export.failed", file.toString()), e);
        }
    }

    /**
     * Reads the rules in {@code file}.
     *
     * @param knownProfile whether there is a profile with an id
     * @throws StoreException if that fails, or if the file is none with rules
     */
    public Imported read(Path file, Predicate<String> knownProfile) throws StoreException {
        JsonNode root = parse(file, bytes(file));
        JsonNode nodes = root.path(RuleStore.RULES);
        if (!nodes.isArray()) {
            throw refused(file, Text.of("rules.import.shape"));
        }
        if (root.path("version").asInt(VERSION) > VERSION) {
            throw refused(file, Text.of("rules.import.newer"));
        }
        if (nodes.size() > RuleStore.MOST) {
            throw refused(file, Text.of("rules.import.most", nodes.size(), RuleStore.MOST));
        }
        List<Rule> rules = new ArrayList<>();
        List<Text> problems = new ArrayList<>();
        int switchedOff = 0;
        int place = 0;
        for (JsonNode node : nodes) {
            place++;
            try {
                Rule rule = RuleJson.read(node);
                Rule tamed = tame(rule, knownProfile);
                switchedOff += rule.enabled() && !tamed.enabled() ? 1 : 0;
                rules.add(tamed);
            } catch (InvalidRuleException e) {
                problems.add(Text.of("rules.import.refused", place, e.text()));
            }
        }
        return new Imported(rules, switchedOff, problems);
    }

    private static Rule tame(Rule rule, Predicate<String> knownProfile) {
        String profile = rule.profileId();
        boolean stranger = profile != null && !knownProfile.test(profile);
        boolean enabled = rule.enabled() && !stranger && !rule.actions().reachesOut();
        return new Rule(
                UUID.randomUUID().toString(),
                rule.name(),
                enabled,
                rule.filter(),
                stranger ? null : profile,
                rule.actions());
    }

    private static byte[] bytes(Path file) throws StoreException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw refused(file, Text.of("rules.file.special"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw refused(file, Text.of("rules.import.large", LARGEST_BYTES / 1_000_000));
            }
            return bytes;
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw refused(file, FileProblem.of(e, file));
        }
    }

    private JsonNode parse(Path file, byte[] bytes) throws StoreException {
        try {
            return mapper.readTree(bytes);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw refused(
                    file,
                    at == null
                            ? Text.of("store.problem.json")
                            : Text.of("store.problem.json.at", at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw refused(file, FileProblem.of(e, file));
        }
    }

    private static StoreException refused(Path file, Text why) {
        return new StoreException(Text.of("rules.import.failed", String.valueOf(file.getFileName()), why), null);
    }
}
