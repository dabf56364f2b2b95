package io.topiary.core.profile;

import java.security.SecureRandom;

/** Client identifiers that nobody else has: two clients with the same one throw each other out. */
public final class ClientIds {

    /** Stands for eight random letters and digits in a template. */
    public static final String RANDOM = "{random}";

    /** The template that is meant when none is written. */
    public static final String TEMPLATE = "topiary-" + RANDOM;

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 8;

    private ClientIds() {}

    /** {@code topiary-} and eight random letters and digits: valid with every broker (MQTT 5, section 3.1.3.1). */
    public static String random() {
        return expand("");
    }

    /**
     * A client identifier made of {@code template}: each {@value #RANDOM} becomes eight random letters and digits, an
     * empty template is {@link #TEMPLATE}, and one without {@value #RANDOM} is the identifier itself.
     */
    public static String expand(String template) {
        String wanted = template.isEmpty() ? TEMPLATE : template;
        StringBuilder id = new StringBuilder();
        int from = 0;
        for (int at = wanted.indexOf(RANDOM); at >= 0; at = wanted.indexOf(RANDOM, from)) {
            id.append(wanted, from, at).append(letters());
            from = at + RANDOM.length();
        }
        return id.append(wanted.substring(from)).toString();
    }

    private static String letters() {
        SecureRandom random = new SecureRandom();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return letters.toString();
    }
}
