package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PictureReader;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Comparator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Whether Topiary and an independent tool made the same of a sample. */
final class Comparison {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private Comparison() {}

    /** Whether {@code payload} is what {@code expected} says; numbers count by their value, order of keys does not. */
    static boolean isEqual(String comparison, Payload payload, byte[] expected) throws Exception {
        return switch (comparison) {
            case "json" -> isSameJson(payload, expected, false);
            case "float" -> isSameJson(payload, expected, true);
            case "text" -> new String(text(payload), UTF_8).equals(new String(expected, UTF_8));
            case "xml" -> dom(text(payload)).isEqualNode(dom(expected));
            case "bytes" -> payload instanceof Payload.Unpacked unpacked && Arrays.equals(unpacked.content(), expected);
            case "picture" -> picture(payload).equals(new String(expected, UTF_8));
            default -> throw new IllegalArgumentException(comparison);
        };
    }

    private static byte[] text(Payload payload) {
        return payload instanceof Payload.Decoded decoded ? decoded.text() : new byte[0];
    }

    private static boolean isSameJson(Payload payload, byte[] expected, boolean narrow) throws Exception {
        Comparator<JsonNode> numbers = (a, b) -> a.isNumber() && b.isNumber()
                ? narrow
                        ? Float.compare(a.floatValue(), b.floatValue())
                        : a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1;
        return JSON.readTree(expected).equals(numbers, JSON.readTree(text(payload)));
    }

    private static Document dom(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setCoalescing(true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(new String(xml, UTF_8)
                        .replaceFirst("^<\\?xml[^>]*>", "")
                        .getBytes(UTF_8)));
        stripBlank(document);
        document.normalizeDocument();
        return document;
    }

    private static void stripBlank(Node node) {
        for (int i = node.getChildNodes().getLength() - 1; i >= 0; i--) {
            Node child = node.getChildNodes().item(i);
            if (child.getNodeType() == Node.TEXT_NODE && child.getNodeValue().isBlank()) {
                node.removeChild(child);
            } else {
                stripBlank(child);
            }
        }
    }

    private static String picture(Payload payload) throws Exception {
        if (!(payload instanceof Payload.Binary binary)) {
            return "";
        }
        var picture = PictureReader.read(binary.bytes(), binary.kind());
        return binary.kind().label() + " " + picture.width() + " " + picture.height();
    }
}
