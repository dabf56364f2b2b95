package io.topiary.core.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/**
 * MessagePack from JSON. Integers are as short as they can be and have at most 64 bits; decimals are floats of 64 bits, and
 * those that none of them is are refused.
 */
final class MessagePackEncoder implements ModeEncoder {

    private static final int UNSIGNED_BITS = 64;

    @Override
    public byte[] encode(String text, String argument) throws EncodeException {
        JsonNode root = JsonTree.read(text);
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            write(root, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new EncodeException(Text.of("publish.invalid.jsonValue", String.valueOf(e.getMessage())));
        }
    }

    private static void write(JsonNode node, MessageBufferPacker out) throws IOException, EncodeException {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> {
                out.packArrayHeader(node.size());
                for (JsonNode element : node) {
                    write(element, out);
                }
            }
            case STRING -> out.packString(node.textValue());
            case BOOLEAN -> out.packBoolean(node.booleanValue());
            case NUMBER -> number(node, out);
            default -> out.packNil();
        }
    }

    private static void object(JsonNode node, MessageBufferPacker out) throws IOException, EncodeException {
        Optional<JsonNode> bytes = JsonTree.word(node, "$hex");
        Optional<JsonNode> special = JsonTree.word(node, "$float");
        Optional<JsonNode> extension = JsonTree.word(node, "$ext");
        if (bytes.isPresent()) {
            byte[] value = JsonTree.bytes(bytes.get());
            out.packBinaryHeader(value.length);
            out.writePayload(value);
        } else if (special.isPresent()) {
            out.packDouble(JsonTree.special(special.get()));
        } else if (extension.isPresent()) {
            int type = extension.get().asInt(Integer.MAX_VALUE);
            if (type < Byte.MIN_VALUE || type > Byte.MAX_VALUE) {
                throw new EncodeException(
                        Text.of("publish.invalid.extWord", extension.get().toString()));
            }
            byte[] value = JsonTree.bytes(node.path("$hex"));
            out.packExtensionTypeHeader((byte) type, value.length);
            out.writePayload(value);
        } else {
            out.packMapHeader(node.size());
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                out.packString(member.getKey());
                write(member.getValue(), out);
            }
        }
    }

    private static void number(JsonNode node, MessageBufferPacker out) throws IOException, EncodeException {
        if (node.isInt() || node.isLong()) {
            out.packLong(node.longValue());
            return;
        }
        if (node.isBigInteger()) {
            BigInteger integer = node.bigIntegerValue();
            if (integer.signum() < 0 || integer.bitLength() > UNSIGNED_BITS) {
                throw new EncodeException(Text.of("publish.invalid.msgpackInteger", shown(node)));
            }
            out.packBigInteger(integer);
            return;
        }
        BigDecimal exact = node.decimalValue();
        double near = exact.doubleValue();
        if (!Double.isFinite(near) || new BigDecimal(Double.toString(near)).compareTo(exact) != 0) {
            throw new EncodeException(Text.of("publish.invalid.msgpackDecimal", shown(node)));
        }
        out.packDouble(near);
    }

    private static String shown(JsonNode node) {
        String digits = node.asText();
        return digits.length() > 60 ? digits.substring(0, 60) + "…" : digits;
    }
}
