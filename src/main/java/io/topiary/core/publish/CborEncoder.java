package io.topiary.core.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.topiary.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * CBOR (RFC 8949) from JSON. Integers are as short as they can be, and bignums (tags 2 and 3) where they have more than 63
 * bits; a decimal is a float of 64 bits if that is the same decimal, else a decimal fraction (tag 4). Lengths are definite.
 */
final class CborEncoder implements ModeEncoder {

    private static final CBORFactory FACTORY = new CBORFactory();

    @Override
    public byte[] encode(String text, String argument) throws EncodeException {
        JsonNode root = JsonTree.read(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CBORGenerator generator = FACTORY.createGenerator(out)) {
            write(root, generator);
        } catch (IOException e) {
            throw new EncodeException(Text.of("publish.invalid.jsonValue", String.valueOf(e.getMessage())));
        }
        return out.toByteArray();
    }

    private static void write(JsonNode node, CBORGenerator out) throws IOException, EncodeException {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> {
                out.writeStartArray(node, node.size());
                for (JsonNode element : node) {
                    write(element, out);
                }
                out.writeEndArray();
            }
            case STRING -> out.writeString(node.textValue());
            case BOOLEAN -> out.writeBoolean(node.booleanValue());
            case NUMBER -> number(node, out);
            default -> out.writeNull();
        }
    }

    private static void object(JsonNode node, CBORGenerator out) throws IOException, EncodeException {
        Optional<JsonNode> bytes = JsonTree.word(node, "$hex");
        Optional<JsonNode> special = JsonTree.word(node, "$float");
        Optional<JsonNode> tag = JsonTree.word(node, "$tag");
        if (bytes.isPresent()) {
            out.writeBinary(JsonTree.bytes(bytes.get()));
        } else if (special.isPresent()) {
            out.writeNumber(JsonTree.special(special.get()));
        } else if (tag.isPresent()) {
            JsonNode value = node.get("value");
            if (!tag.get().canConvertToInt() || tag.get().intValue() < 0 || value == null) {
                throw new EncodeException(
                        Text.of("publish.invalid.tagWord", tag.get().toString()));
            }
            out.writeTag(tag.get().intValue());
            write(value, out);
        } else {
            out.writeStartObject(node, node.size());
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        }
    }

    private static void number(JsonNode node, CBORGenerator out) throws IOException {
        if (node.isInt() || node.isLong()) {
            out.writeNumber(node.longValue());
        } else if (node.isBigInteger()) {
            out.writeNumber(node.bigIntegerValue());
        } else {
            BigDecimal exact = node.decimalValue();
            double near = exact.doubleValue();
            if (Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(exact) == 0) {
                out.writeNumber(near);
            } else {
                out.writeNumber(exact);
            }
        }
    }
}
