package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.Locator2;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Well-formed XML 1.0, indented. A document type is refused, and with it all that it could fetch or multiply: nothing is
 * ever looked up outside the payload. SVG is XML and shown as such.
 */
final class Xml implements PayloadDecoder {

    static final String ID = "xml";
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final int MOST_DETAIL = 200;

    @Override
    public Optional<Payload> detect(Sample sample) {
        byte[] bytes = sample.bytes();
        if (bytes.length > JsonLimits.AUTOMATIC.bytes() || !beginsLikeXml(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(decode(sample, ""));
        } catch (UndecodableException e) {
            return Optional.empty();
        }
    }

    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        byte[] bytes = sample.bytes();
        if (bytes.length > JsonText.MOST_BYTES) {
            throw new UndecodableException(Text.of("payload.format.tooLong", JsonText.MOST_BYTES));
        }
        Structure structure = new Structure();
        try {
            parser().parse(new InputSource(new ByteArrayInputStream(bytes)), structure);
        } catch (TooDeepException e) {
            throw new UndecodableException(Text.of("payload.format.tooDeep", JsonLimits.DEPTH));
        } catch (SAXParseException e) {
            throw new UndecodableException(words(e));
        } catch (SAXException | IOException | ParserConfigurationException | RuntimeException e) {
            // what a broken encoding makes of the parser is not always an exception that it declares
            throw new UndecodableException(Text.of("payload.format.broken", detail(e)));
        }
        String text = Utf8.isValid(bytes) ? new String(bytes, UTF_8) : CharsetText.strict(bytes, structure.charset());
        byte[] indented = XmlLayout.indent(text.startsWith("\uFEFF") ? text.substring(1) : text)
                .getBytes(UTF_8);
        return new Payload.Decoded(bytes, ID, indented, false, List.of());
    }

    private static boolean beginsLikeXml(byte[] bytes) {
        int at = bytes.length > 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        while (at < bytes.length - 1 && " \t\r\n".indexOf(bytes[at]) >= 0) {
            at++;
        }
        if (at >= bytes.length - 1 || bytes[at] != '<') {
            return false;
        }
        byte next = bytes[at + 1];
        return next == '?' || next == '!' || next == '_' || next < 0 || Character.isLetter(next);
    }

    private static SAXParser parser() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        factory.setXIncludeAware(false);
        return factory.newSAXParser();
    }

    private static Text words(SAXParseException e) {
        String message = e.getMessage();
        if (message != null && message.contains("disallow-doctype-decl")) {
            return Text.of("payload.xml.doctype");
        }
        return Text.of("payload.xml.notAt", detail(e), e.getLineNumber(), e.getColumnNumber());
    }

    private static String detail(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Escapes.visible(message, MOST_DETAIL);
    }

    /** Too many elements within one another. */
    private static final class TooDeepException extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts how deep it goes, fetches nothing, and remembers the encoding. */
    private static final class Structure extends DefaultHandler {

        private int depth;
        private @Nullable String encoding;
        private @Nullable Locator locator;

        @Override
        public void setDocumentLocator(Locator newLocator) {
            locator = newLocator;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            if (++depth > JsonLimits.DEPTH) {
                throw new TooDeepException();
            }
            if (encoding == null && locator instanceof Locator2 exact) {
                encoding = exact.getEncoding();
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            depth--;
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, String systemId) throws SAXException {
            throw new SAXException(systemId);
        }

        Charset charset() throws UndecodableException {
            try {
                return encoding == null ? UTF_8 : Charset.forName(encoding);
            } catch (IllegalArgumentException e) {
                throw new UndecodableException(Text.of("payload.text.noCharset", encoding));
            }
        }
    }
}
