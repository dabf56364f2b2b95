package io.topiary.core.payload.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.wire.WireBudget;
import io.topiary.core.payload.wire.WireFields;
import io.topiary.core.text.Text;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of a message without making any of them: an empty message takes two bytes on the wire and hundreds in
 * memory.
 */
final class ProtobufCount {

    private final WireBudget budget;

    ProtobufCount(WireBudget budget) {
        this.budget = budget;
    }

    /** Takes what {@code bytes} hold off the budget. */
    void count(byte[] bytes, Descriptor type) throws IOException, UndecodableException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        in.pushLimit(bytes.length);
        count(in, type, 0);
    }

    private void count(CodedInputStream in, @Nullable Descriptor type, int depth)
            throws IOException, UndecodableException {
        if (depth > WireFields.DEPTH) {
            throw new UndecodableException(Text.of("payload.wire.tooDeep", WireFields.DEPTH));
        }
        int tag;
        while ((tag = in.readTag()) != 0) {
            budget.take(1);
            int wire = WireFormat.getTagWireType(tag);
            FieldDescriptor field = type == null ? null : type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (wire == WireFormat.WIRETYPE_END_GROUP) {
                return;
            }
            if (wire == WireFormat.WIRETYPE_START_GROUP) {
                count(in, group(field), depth + 1);
                continue;
            }
            if (wire != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
                continue;
            }
            int length = in.readRawVarint32();
            if (length > in.getBytesUntilLimit()) {
                throw new UndecodableException(Text.of("payload.wire.truncated"));
            }
            int outer = in.pushLimit(length);
            if (field != null && field.getType() == FieldDescriptor.Type.MESSAGE) {
                count(in, field.getMessageType(), depth + 1);
            } else if (field != null && field.isPackable()) {
                budget.take(length / width(field));
            }
            in.skipRawBytes(Math.max(0, in.getBytesUntilLimit()));
            in.popLimit(outer);
        }
    }

    private static @Nullable Descriptor group(@Nullable FieldDescriptor field) {
        return field != null && field.getType() == FieldDescriptor.Type.GROUP ? field.getMessageType() : null;
    }

    private static int width(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE, FIXED64, SFIXED64 -> Long.BYTES;
            case FLOAT, FIXED32, SFIXED32 -> Integer.BYTES;
            default -> 1;
        };
    }
}
