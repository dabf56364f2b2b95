package io.topiary.core.profile;

import java.security.SecureRandom;

/** Client identifiers that nobody else has: two clients with the same one throw each other out. */
public final class ClientIds {

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 8;

    private ClientIds() {}

    /** {@code topiary-} and eight random letters and digits: valid with every broker (MQTT 5, section 3.1.3.1). */
    public static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder("topiary-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return id.toString();
    }
}
