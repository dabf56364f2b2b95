package io.topiary.core.publish;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.StringReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML as it is written, once it is well-formed (XML 1.0, section 2.1). Nothing outside of it is ever loaded. */
final class XmlEncoder {

    private static final int MOST_DETAIL = 200;

    private XmlEncoder() {}

    /** Nothing at all is let through, as the empty payload. */
    static byte[] encode(String written) throws EncodeException {
        byte[] bytes = TextEncoders.utf8(written);
        if (bytes.length == 0) {
            return bytes;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(written));
            while (reader.hasNext()) {
                reader.next();
            }
            reader.close();
            return bytes;
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            long line = at == null ? 1 : at.getLineNumber();
            long column = at == null ? 1 : at.getColumnNumber();
            throw new EncodeException(Text.of("publish.invalid.xml", detail(e), line, column));
        }
    }

    /** The parser's words without the place, which is on a line of its own. */
    private static String detail(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int said = message.indexOf("Message: ");
        return Escapes.visible(said < 0 ? message : message.substring(said + 9), MOST_DETAIL);
    }
}
