package io.topiary.core.publish;

import io.topiary.core.payload.layout.InvalidLayoutException;
import io.topiary.core.payload.layout.StructLayout;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** Values packed by a layout in the notation of Python's {@code struct}; a value with blanks stands in double quotes. */
final class StructEncoder implements ModeEncoder {

    @Override
    public byte[] encode(String text, String argument) throws EncodeException {
        try {
            return StructLayout.parse(argument.strip()).pack(values(text));
        } catch (InvalidLayoutException e) {
            throw new EncodeException(e.text());
        }
    }

    private static List<String> values(String text) throws EncodeException {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && (Character.isWhitespace(c) || c == ',')) {
                if (begun) {
                    values.add(value.toString());
                }
                value.setLength(0);
                begun = false;
            } else {
                value.append(c);
                begun = true;
            }
        }
        if (quoted) {
            throw new EncodeException(Text.of("publish.invalid.quote"));
        }
        if (begun) {
            values.add(value.toString());
        }
        return values;
    }
}
