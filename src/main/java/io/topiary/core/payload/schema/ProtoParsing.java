package io.topiary.core.payload.schema;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the source of one {@code .proto} file, without looking at any other. */
final class ProtoParsing {

    private static final int MOST_DETAIL = 300;
    /** How Wire says where: {@code Syntax error in a/b.proto:3:14: expected ';'}. */
    private static final Pattern SYNTAX =
            Pattern.compile("^(?:Syntax error in )?.*?:(\\d{1,9}):(\\d{1,9}): (.*)$", Pattern.DOTALL);

    private ProtoParsing() {}

    /** @throws SchemaProblemException if {@code text} is no such source */
    static ProtoFileElement parse(String name, String text) throws SchemaProblemException {
        int tooDeep = Brackets.lineDeeperThan(text, SchemaLimits.DEPTH);
        if (tooDeep > 0) {
            throw new SchemaProblemException(Text.of("schema.proto.tooDeep", tooDeep, SchemaLimits.DEPTH));
        }
        try {
            ProtoFileElement file = ProtoParser.Companion.parse(Location.get(name), text);
            // what parses is not yet supported: Wire has no groups, which proto2 has
            ProtoFile.Companion.get(file);
            return file;
        } catch (RuntimeException | StackOverflowError e) {
            throw new SchemaProblemException(syntax(String.valueOf(e.getMessage())));
        }
    }

    /** The files that {@code text} imports, whatever their names; none if it can't be read. */
    static List<String> imports(String text) {
        try {
            return imports(parse("", text));
        } catch (SchemaProblemException unreadable) {
            return List.of();
        }
    }

    /** The files that {@code file} imports. */
    static List<String> imports(ProtoFileElement file) {
        List<String> imports = new ArrayList<>(file.getImports());
        imports.addAll(file.getPublicImports());
        imports.addAll(file.getWeakImports());
        return imports;
    }

    private static Text syntax(String message) {
        Matcher matcher = SYNTAX.matcher(message);
        if (!matcher.matches()) {
            return Text.of("schema.detail", Escapes.visible(message, MOST_DETAIL));
        }
        int line = Integer.parseInt(matcher.group(1));
        return matcher.group(3).contains("'group' is not supported")
                ? Text.of("schema.proto.group", line)
                : Text.of(
                        "schema.proto.syntax",
                        line,
                        Integer.parseInt(matcher.group(2)),
                        Escapes.visible(matcher.group(3), MOST_DETAIL));
    }
}
