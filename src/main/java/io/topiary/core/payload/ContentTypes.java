package io.topiary.core.payload;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads what senders write as content type: a media type (RFC 2045, section 5.1), or anything else. Total. */
final class ContentTypes {

    private static final String CHARSET = "charset=";

    private ContentTypes() {}

    /** The media type without its parameters, in lower case. */
    static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The media type that the structured syntax suffix of {@code mediaType} stands for (RFC 6839), else empty. */
    static String suffixType(String mediaType) {
        int plus = mediaType.lastIndexOf('+');
        return plus < 0 ? "" : "application/" + mediaType.substring(plus + 1);
    }

    /** The charset that is named, empty if there is none or it is UTF-8, which needs no word. */
    static String charset(String contentType) {
        Optional<String> name = Arrays.stream(
                        contentType.toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip)
                .filter(parameter -> parameter.startsWith(CHARSET))
                .map(parameter -> parameter.substring(CHARSET.length()).replace("\"", ""))
                .findFirst();
        return name.filter(charset -> !charset.equals("utf-8") && !charset.equals("us-ascii"))
                .orElse("");
    }
}
