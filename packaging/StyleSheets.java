import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;

/**
 * Writes the style sheets of a folder in JavaFX's binary form beside themselves: {@code java StyleSheets.java FOLDER}, with
 * JavaFX on the class path. The window then needs no parser to start. Fails where a sheet can't be parsed, which JavaFX itself
 * would only log.
 */
final class StyleSheets {

    private StyleSheets() {}

    public static void main(String[] args) throws IOException {
        // nothing is noted before somebody has asked
        List<CssParser.ParseError> errors = CssParser.errorsProperty();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path sheet : files.filter(file -> file.toString().endsWith(".css")).toList()) {
                Stylesheet.convertToBinary(sheet.toFile(), binary(sheet));
            }
        }
        if (!errors.isEmpty()) {
            errors.forEach(System.err::println);
            System.exit(1);
        }
    }

    private static File binary(Path sheet) {
        String name = sheet.getFileName().toString();
        return sheet.resolveSibling(name.substring(0, name.length() - ".css".length()) + ".bss").toFile();
    }
}
