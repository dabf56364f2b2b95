package io.topiary.core.doctor;

import java.security.SecureRandom;

/** Client identifiers for examinations: two clients with the same one throw each other out. */
final class ClientIdentity {

    /** Every broker has to take identifiers up to this length (MQTT 5, section 3.1.3.1). */
    private static final int LONGEST_FOR_ALL = 23;

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LETTERS = 4;

    private ClientIdentity() {}

    /**
     * An identifier that looks like {@code clientId} and is another one; the empty one stays, because the broker assigns
     * one of its own.
     */
    static String beside(String clientId) {
        if (clientId.isEmpty()) {
            return "";
        }
        String end = "-" + letters();
        boolean fits = clientId.length() + end.length() <= LONGEST_FOR_ALL || clientId.length() > LONGEST_FOR_ALL;
        return (fits ? clientId : clientId.substring(0, LONGEST_FOR_ALL - end.length())) + end;
    }

    /** One that nobody has. */
    static String random() {
        return beside("topiary-doctor");
    }

    private static String letters() {
        SecureRandom random = new SecureRandom();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            letters.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return letters.toString();
    }
}
