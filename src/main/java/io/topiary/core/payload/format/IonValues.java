package io.topiary.core.payload.format;

import com.amazon.ion.Decimal;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonType;
import com.amazon.ion.SymbolToken;
import com.amazon.ion.system.IonReaderBuilder;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of Ion 1.0, binary or text. Symbols are texts, S-expressions arrays, timestamps keep their precision, and
 * annotations are tags.
 */
final class IonValues implements Values {

    private static final int MOST_DETAIL = 200;

    private final byte[] bytes;
    private @Nullable IonReader reader;
    private @Nullable IonType type;

    IonValues(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public boolean more() throws UndecodableException {
        if (type == null) {
            type = advance();
        }
        return type != null;
    }

    @Override
    public List<Text> remarks() {
        return List.of();
    }

    @Override
    public void next(JsonText json) throws UndecodableException {
        if (!more()) {
            throw new UndecodableException(Text.of("payload.format.ends", bytes.length));
        }
        try {
            value(reader(), json);
        } catch (RuntimeException e) {
            throw broken(e);
        }
        type = null;
    }

    private void value(IonReader in, JsonText json) throws UndecodableException {
        SymbolToken[] annotations = in.getTypeAnnotationSymbols();
        for (SymbolToken annotation : annotations) {
            json.object().key("$tag").text(name(annotation)).key("value");
        }
        if (in.isNullValue()) {
            json.nothing();
        } else {
            notNull(in, json);
        }
        for (int i = 0; i < annotations.length; i++) {
            json.endObject();
        }
    }

    private void notNull(IonReader in, JsonText json) throws UndecodableException {
        switch (in.getType()) {
            case NULL, DATAGRAM -> json.nothing();
            case BOOL -> json.bool(in.booleanValue());
            case INT -> json.number(in.bigIntegerValue());
            case FLOAT -> json.number(in.doubleValue());
            case DECIMAL -> decimal(in.decimalValue(), json);
            case TIMESTAMP -> json.word("$time", in.timestampValue().toString());
            case SYMBOL -> json.text(name(in.symbolValue()));
            case STRING -> json.text(in.stringValue());
            case CLOB, BLOB -> json.bytes(in.newBytes());
            case LIST, SEXP -> {
                json.array();
                inside(in, json, false);
                json.endArray();
            }
            case STRUCT -> {
                json.object();
                inside(in, json, true);
                json.endObject();
            }
        }
    }

    private void inside(IonReader in, JsonText json, boolean named) throws UndecodableException {
        in.stepIn();
        while (in.next() != null) {
            if (named) {
                json.key(name(in.getFieldNameSymbol()));
            }
            value(in, json);
        }
        in.stepOut();
    }

    private static void decimal(Decimal value, JsonText json) throws UndecodableException {
        if (value.isNegativeZero()) {
            // the library says the sign of some of them, and not of others
            String digits = value.toString();
            json.raw(digits.startsWith("-") ? digits : "-" + digits);
        } else {
            json.number(value.bigDecimalValue());
        }
    }

    /** A symbol whose table is not here has a number only. */
    private static String name(@Nullable SymbolToken symbol) {
        if (symbol == null) {
            return "$0";
        }
        String text = symbol.getText();
        return text == null ? "$" + symbol.getSid() : text;
    }

    private @Nullable IonType advance() throws UndecodableException {
        try {
            return reader().next();
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    private IonReader reader() {
        if (reader == null) {
            reader = IonReaderBuilder.standard().build(bytes);
        }
        return reader;
    }

    /** The reader answers broken bytes with exceptions of many kinds. */
    private static UndecodableException broken(RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new UndecodableException(Text.of("payload.format.broken", Escapes.visible(message, MOST_DETAIL)));
    }
}
