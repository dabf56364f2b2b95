package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.wire.WireBudget;
import io.topiary.core.payload.wire.WireFields;
import io.topiary.core.payload.wire.WireValue;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message of which the numbers and types of its fields are known by heart. A field of the wrong wire type counts as
 * absent, as every Protocol Buffers parser has it; of a field that comes twice the last one holds.
 */
record Fields(WireFields wire, WireBudget budget) {

    static Fields parse(WireValue.Block block, WireBudget budget) throws UndecodableException {
        return new Fields(WireFields.parse(block.source(), block.from(), block.length(), budget), budget);
    }

    static Fields parse(byte[] bytes) throws UndecodableException {
        return parse(new WireValue.Block(bytes, 0, bytes.length), new WireBudget());
    }

    /** The value of field {@code number} that holds, if one of its wire type came. */
    <V extends WireValue> Optional<V> last(int number, Class<V> kind) {
        Optional<V> found = Optional.empty();
        for (WireValue value : wire.values(number)) {
            if (kind.isInstance(value)) {
                found = Optional.of(kind.cast(value));
            }
        }
        return found;
    }

    boolean hasNumber(int number) {
        return last(number, WireValue.Varint.class).isPresent();
    }

    boolean hasBlock(int number) {
        return last(number, WireValue.Block.class).isPresent();
    }

    OptionalLong number(int number) {
        return last(number, WireValue.Varint.class).stream()
                .mapToLong(WireValue.Varint::bits)
                .findFirst();
    }

    boolean flag(int number) {
        return number(number).orElse(0) != 0;
    }

    List<Long> numbers(int number) throws UndecodableException {
        List<Long> found = new ArrayList<>();
        for (WireValue value : wire.values(number)) {
            switch (value) {
                case WireValue.Varint(long bits) -> found.add(bits);
                case WireValue.Block block -> found.addAll(packed(block));
                default -> {}
            }
        }
        return found;
    }

    List<WireValue.Block> blocks(int number) {
        List<WireValue.Block> found = new ArrayList<>();
        for (WireValue value : wire.values(number)) {
            if (value instanceof WireValue.Block block) {
                found.add(block);
            }
        }
        return found;
    }

    byte[] bytes(int number) {
        return last(number, WireValue.Block.class).map(WireValue.Block::bytes).orElse(new byte[0]);
    }

    String text(int number) {
        return new String(bytes(number), StandardCharsets.UTF_8);
    }

    List<String> texts(int number) {
        return blocks(number).stream()
                .map(block -> new String(block.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The message in field {@code number}; there must be one. */
    Fields message(int number) throws UndecodableException {
        return parse(last(number, WireValue.Block.class).orElseThrow(), budget);
    }

    List<Fields> messages(int number) throws UndecodableException {
        List<Fields> found = new ArrayList<>();
        for (WireValue.Block block : blocks(number)) {
            found.add(parse(block, budget));
        }
        return found;
    }

    private List<Long> packed(WireValue.Block block) throws UndecodableException {
        List<Long> found = new ArrayList<>();
        long bits = 0;
        int shift = 0;
        for (byte b : block.bytes()) {
            if (shift > 63) {
                throw new UndecodableException(Text.of("payload.wire.malformed"));
            }
            bits |= (long) (b & 0x7F) << shift;
            shift += 7;
            if (b >= 0) {
                budget.take(1);
                found.add(bits);
                bits = 0;
                shift = 0;
            }
        }
        return found;
    }
}
