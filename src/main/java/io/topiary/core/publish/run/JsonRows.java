package io.topiary.core.publish.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a JSON-lines file: one object a line; its keys are the columns. What is no text is JSON. */
final class JsonRows implements TableRows {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final BufferedReader in;
    private long line;

    JsonRows(BufferedReader in) {
        this.in = in;
    }

    @Override
    public @Nullable Map<String, String> next() throws EncodeException, IOException {
        String text;
        do {
            text = in.readLine();
            line++;
        } while (text != null && text.isBlank());
        if (text == null) {
            return null;
        }
        JsonNode node;
        try {
            node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            throw new EncodeException(Text.of("publish.table.json", line, e.getOriginalMessage()));
        }
        if (!node.isObject()) {
            throw new EncodeException(Text.of("publish.table.object", line));
        }
        Map<String, String> row = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> row.put(
                        member.getKey(),
                        member.getValue().isTextual()
                                ? member.getValue().textValue()
                                : member.getValue().toString()));
        return row;
    }
}
